#include "engine/interleavings/rowmirror.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

using client::MessageListModel;

RowMirror::RowMirror(MessageListModel &model, Fail fail)
    : model_(model)
    , fail_(std::move(fail))
    , roles_(model.roleNames().keys())
{
    std::ranges::sort(roles_);
    connect(&model_, &MessageListModel::rowsAboutToBeInserted, this,
            [this] { wasEmpty_ = model_.newestSeq() == 0; });
    connect(&model_, &MessageListModel::rowsInserted, this, [this](auto, int from, int to) {
        if (to > from && !wasEmpty_ && !mayInsertMany())
            fail_(u"rows %1 to %2 were inserted at once"_s.arg(from).arg(to));
        for (int row = from; row <= to; ++row)
            rows_.insert(row, contentOf(row));
        hasChanged_ = true;
    });
    connect(&model_, &MessageListModel::rowsRemoved, this, [this](auto, int from, int to) {
        if (to > from && !mayRemoveMany && !isReplaced() && rows_.size() <= mostRows)
            fail_(u"rows %1 to %2 were removed at once"_s.arg(from).arg(to));
        rows_.remove(from, to - from + 1);
        hasChanged_ = true;
    });
    connect(&model_, &MessageListModel::rowsMoved, this,
            [this](auto, int from, int to, auto, int before) {
                if (from != to)
                    fail_(u"rows %1 to %2 were moved at once"_s.arg(from).arg(to));
                rows_.move(from, before > from ? before - 1 : before);
                hasChanged_ = true;
            });
    connect(&model_, &MessageListModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
                if (from.row() != to.row())
                    fail_(u"rows %1 to %2 changed at once"_s.arg(from.row()).arg(to.row()));
                auto &row = rows_[from.row()];
                const auto now = contentOf(from.row());
                for (qsizetype at = 0; at < roles_.size(); ++at) {
                    if (roles.isEmpty() || roles.contains(roles_[at]))
                        row[at] = now[at];
                }
                hasChanged_ = true;
            });
    connect(&model_, &MessageListModel::modelReset, this,
            [this] { fail_(u"the model was reset"_s); });
    connect(&model_, &MessageListModel::layoutChanged, this,
            [this] { fail_(u"the layout was changed"_s); });
}

QVariantList RowMirror::contentOf(int row) const
{
    QVariantList content;
    content.reserve(roles_.size());
    for (const int role : roles_)
        content.append(model_.data(model_.index(row), role));
    return content;
}

void RowMirror::checkRows()
{
    if (!std::exchange(hasChanged_, false))
        return;
    QSet<MessageId> ids;
    QSet<Nonce> nonces;
    for (int at = 0; at < model_.rowCount(); ++at) {
        const auto &row = model_.row(at);
        if (row.isConfirmed() && ids.contains(row.message.id))
            fail_(u"a message is there twice: "_s + row.message.body);
        if (nonces.contains(row.message.nonce))
            fail_(u"a nonce is there twice: "_s + row.message.body);
        ids.insert(row.message.id);
        nonces.insert(row.message.nonce);
        if (at > 0 && !(model_.row(at - 1).key > row.key))
            fail_(u"row %1 stands above row %2, which is newer"_s.arg(at - 1).arg(at));
        if (row.isConfirmed() && row.key.seq != row.message.seq)
            fail_(u"row %1 does not stand at its seq"_s.arg(at));
    }
}

void RowMirror::checkContent()
{
    if (rows_.size() != model_.rowCount()) {
        fail_(u"the signals told of %1 rows, and the model has %2"_s.arg(rows_.size())
                  .arg(model_.rowCount()));
        return;
    }
    for (int row = 0; row < model_.rowCount(); ++row) {
        const auto now = contentOf(row);
        for (qsizetype at = 0; at < roles_.size(); ++at) {
            if (now[at] == rows_[row][at])
                continue;
            const auto name = QString::fromLatin1(model_.roleNames().value(roles_[at]));
            fail_(
                u"no signal told that %1 of row %2 became '%3' from '%4'"_s.arg(name).arg(row).arg(
                    now[at].toString(), rows_[row][at].toString()));
        }
    }
}

} // namespace letschat::test
