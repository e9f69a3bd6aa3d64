#include "emoji/emojimodel.h"

#include "emoji/recentemoji.h"

#include <numeric>

namespace letschat::client {

EmojiModel::EmojiModel(const EmojiTable &table, const RecentEmoji &recent, QObject *parent)
    : QAbstractListModel(parent)
    , table_(table)
    , recent_(recent)
{}

void EmojiModel::setGroup(Group group)
{
    const bool changes = std::exchange(group_, group) != group;
    show(wanted());
    if (changes)
        Q_EMIT groupChanged();
}

void EmojiModel::setQuery(const QString &query)
{
    if (query_ == query)
        return;
    query_ = query;
    show(wanted());
    Q_EMIT queryChanged();
}

void EmojiModel::open()
{
    setQuery({});
    setGroup(recent_.all().isEmpty() ? Smileys : Recent);
}

QList<int> EmojiModel::wanted() const
{
    if (!query_.trimmed().isEmpty())
        return table_.find(query_);
    QList<int> rows;
    if (group_ == Recent) {
        for (const auto &text : recent_.all()) {
            if (const int row = EmojiTable::rowOf(text); row >= 0)
                rows.append(row);
        }
        return rows;
    }
    const auto group = EmojiTable::Group(int(group_) - Smileys);
    const int first = EmojiTable::begin(group);
    rows.resize(EmojiTable::begin(EmojiTable::Group(group + 1)) - first);
    std::iota(rows.begin(), rows.end(), first);
    return rows;
}

/// What is the same at the front stays.
void EmojiModel::show(const QList<int> &rows)
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

int EmojiModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

QVariant EmojiModel::data(const QModelIndex &index, int role) const
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
    case GroupRole:
        return int(EmojiTable::group(row)) + Smileys;
    default:
        return {};
    }
}

QHash<int, QByteArray> EmojiModel::roleNames() const
{
    return {{TextRole, "text"}, {GlyphRole, "glyph"}, {NameRole, "name"}, {GroupRole, "group"}};
}

} // namespace letschat::client
