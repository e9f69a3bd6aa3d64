#pragma once

#include "emoji/emojitable.h"

#include <QAbstractListModel>

namespace letschat::client {

class RecentEmoji;

/// The emoji of one group, or those that a search finds in all of them. Empty until somebody looks.
/// Those used last are as they were when the group was chosen: a second press on the same place
/// picks the same emoji.
class EmojiModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(Group group READ group WRITE setGroup NOTIFY groupChanged)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)

public:
    enum Role { TextRole = Qt::UserRole, GlyphRole, NameRole, GroupRole };
    Q_ENUM(Role)

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

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void groupChanged();
    void queryChanged();
    void countChanged();

private:
    QList<int> wanted() const;
    void show(const QList<int> &rows);

    const EmojiTable &table_;
    const RecentEmoji &recent_;
    Group group_ = Recent;
    QString query_;
    /// Rows of the table.
    QList<int> rows_;
};

} // namespace letschat::client
