#include "emoji/emojimodel.h"

#include "emoji/recentemoji.h"

#include <numeric>

namespace letschat::client {

EmojiModel::EmojiModel(const EmojiTable &table, const RecentEmoji &recent, QObject *parent)
    : EmojiListModel(table, parent)
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
        return table().find(query_);
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

} // namespace letschat::client
