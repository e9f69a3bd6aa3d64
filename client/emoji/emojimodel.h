#pragma once

#include "emoji/emojilistmodel.h"

namespace letschat::client {

class RecentEmoji;

/// The emoji of one group, or those that a search finds in all of them. Empty until somebody looks.
/// Those used last are as they were when the group was chosen: a second press on the same place
/// picks the same emoji.
class EmojiModel : public letschat::client::EmojiListModel
{
    Q_OBJECT
    Q_PROPERTY(Group group READ group WRITE setGroup NOTIFY groupChanged)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)

public:
    /// Those of the table, and before them those used last.
    enum Group {
        Recent,
        Smileys,
        People,
        Animals,
        Food,
        Travel,
        Activities,
        Objects,
        Symbols,
        Flags
    };
    Q_ENUM(Group)

    /// Both must outlive the model.
    EmojiModel(const EmojiTable &table, const RecentEmoji &recent, QObject *parent = nullptr);

    Group group() const { return group_; }
    void setGroup(Group group);
    QString query() const { return query_; }
    /// Empty for the group. White space around it is nothing.
    void setQuery(const QString &query);
    /// Shows those used last, or the first group where there are none yet.
    Q_INVOKABLE void open();

Q_SIGNALS:
    void groupChanged();
    void queryChanged();

private:
    QList<int> wanted() const;

    const RecentEmoji &recent_;
    Group group_ = Recent;
    QString query_;
};

} // namespace letschat::client
