#include "joinedrows.h"

namespace letschat::conversations {

namespace {

struct JoinedRole
{
    const char *name;
    /// Where a row says nothing of it.
    QVariant empty;
};

const QList<JoinedRole> &joinedRoles()
{
    static const QList<JoinedRole> roles{{"kind", 0},
                                         {"conversationId", QString()},
                                         {"userId", QString()},
                                         {"peerId", QString()},
                                         {"name", QString()},
                                         {"username", QString()},
                                         {"isOnline", false},
                                         {"preview", QString()},
                                         {"previewIsOwn", false},
                                         {"time", QString()},
                                         {"unreadCount", 0},
                                         {"isMuted", false},
                                         {"place", 0},
                                         {"sender", QString()},
                                         {"isOwn", false},
                                         {"snippet", QString()},
                                         {"plainSnippet", QString()}};
    return roles;
}

} // namespace

void JoinedRows::join(Kind kind, QAbstractItemModel *model)
{
    auto &held = models_[kind];
    if (held == model)
        return;
    if (held)
        held->disconnect(this);
    if (counts_[kind] > 0)
        remove(kind, 0, counts_[kind] - 1);
    held = model;
    if (!model)
        return;
    // Only what has happened is told on: one part may change because another one does, and each
    // change here is whole before the next begins.
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [=, this](auto, int first, int last) { insert(kind, first, last); });
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [=, this](auto, int first, int last) { remove(kind, first, last); });
    connect(model, &QAbstractItemModel::dataChanged, this,
            [=, this](const QModelIndex &from, const QModelIndex &to) {
                refresh(kind, from.row(), to.row());
            });
    const auto refreshAll = [=, this] { refresh(kind, 0, counts_[kind] - 1); };
    connect(model, &QAbstractItemModel::layoutChanged, this, refreshAll);
    connect(model, &QAbstractItemModel::rowsMoved, this, refreshAll);
    connect(model, &QAbstractItemModel::modelReset, this, [=, this] {
        if (counts_[kind] > 0)
            remove(kind, 0, counts_[kind] - 1);
        if (models_[kind]->rowCount() > 0)
            insert(kind, 0, models_[kind]->rowCount() - 1);
    });
    if (model->rowCount() > 0)
        insert(kind, 0, model->rowCount() - 1);
}

void JoinedRows::setWaiting(int count)
{
    const int held = counts_[WaitingKind];
    if (count > held)
        insert(WaitingKind, held, count - 1);
    else if (count < held)
        remove(WaitingKind, count, held - 1);
}

void JoinedRows::insert(Kind kind, int first, int last)
{
    const int before = firstOf(kind);
    beginInsertRows({}, before + first, before + last);
    counts_[kind] += last - first + 1;
    endInsertRows();
    Q_EMIT countChanged();
}

void JoinedRows::remove(Kind kind, int first, int last)
{
    const int before = firstOf(kind);
    beginRemoveRows({}, before + first, before + last);
    counts_[kind] -= last - first + 1;
    endRemoveRows();
    Q_EMIT countChanged();
}

void JoinedRows::refresh(Kind kind, int first, int last)
{
    const int before = firstOf(kind);
    last = std::min(last, counts_[kind] - 1);
    if (first <= last)
        Q_EMIT dataChanged(index(before + first), index(before + last));
}

int JoinedRows::next(int row, int step) const
{
    const int all = rowCount();
    for (int tried = 0; tried < all; ++tried) {
        row = (row + step + all) % all;
        if (partOf(row).first != WaitingKind)
            return row;
    }
    return -1;
}

int JoinedRows::firstOf(Kind kind) const
{
    int first = 0;
    for (int part = 0; part < kind; ++part)
        first += counts_[size_t(part)];
    return first;
}

std::pair<JoinedRows::Kind, int> JoinedRows::partOf(int row) const
{
    int part = 0;
    while (part < parts - 1 && row >= counts_[size_t(part)])
        row -= counts_[size_t(part++)];
    return {Kind(part), row};
}

int JoinedRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : firstOf(MessageKind) + counts_[MessageKind];
}

QVariant JoinedRows::data(const QModelIndex &index, int role) const
{
    const auto at = role - Qt::UserRole;
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) ||
        at < 0 || at >= joinedRoles().size())
        return {};
    const auto [kind, row] = partOf(index.row());
    if (at == 0)
        return kind;
    const auto &wanted = joinedRoles().at(at);
    const auto *model = models_[kind].data();
    int theirs = model ? model->roleNames().key(wanted.name, -1) : -1;
    if (theirs < 0 && model && kind == PersonKind && wanted.name == QByteArrayLiteral("name"))
        theirs = model->roleNames().key("displayName", -1);
    const auto value = theirs < 0 ? QVariant() : model->index(row, 0).data(theirs);
    return value.isValid() ? value : wanted.empty;
}

QHash<int, QByteArray> JoinedRows::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int at = 0; at < joinedRoles().size(); ++at)
        names.insert(Qt::UserRole + at, joinedRoles().at(at).name);
    return names;
}

bool JoinedRows::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && messages() && messages()->canFetchMore({});
}

void JoinedRows::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        messages()->fetchMore({});
}

} // namespace letschat::conversations
