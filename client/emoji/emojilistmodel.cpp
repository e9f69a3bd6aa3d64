#include "emoji/emojilistmodel.h"

#include <algorithm>

namespace letschat::client {

EmojiListModel::EmojiListModel(const EmojiTable &table, QObject *parent)
    : QAbstractListModel(parent)
    , table_(table)
{}

void EmojiListModel::show(const QList<int> &rows)
{
    const auto differs = std::mismatch(rows_.begin(), rows_.end(), rows.begin(), rows.end());
    const int kept = int(differs.first - rows_.begin());
    if (kept == rows_.size() && kept == rows.size())
        return;
    if (kept < rows_.size()) {
        beginRemoveRows({}, kept, int(rows_.size()) - 1);
        rows_.resize(kept);
        endRemoveRows();
    }
    if (kept < rows.size()) {
        beginInsertRows({}, kept, int(rows.size()) - 1);
        rows_ = rows;
        endInsertRows();
    }
    Q_EMIT countChanged();
}

int EmojiListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

QVariant EmojiListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = rows_[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return EmojiTable::text(row);
    case GlyphRole:
        return EmojiTable::glyph(row);
    case NameRole:
        return table_.name(row);
    default:
        return {};
    }
}

QHash<int, QByteArray> EmojiListModel::roleNames() const
{
    return {{TextRole, "text"}, {GlyphRole, "glyph"}, {NameRole, "name"}};
}

} // namespace letschat::client
