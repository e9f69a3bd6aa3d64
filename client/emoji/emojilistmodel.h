#pragma once

#include "emoji/emojitable.h"

#include <QAbstractListModel>

namespace letschat::client {

/// A list of emoji that becomes another one: what is the same at the front stays.
/// Whoever derives from it writes its name in full, which is how the types of QML find it.
class EmojiListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)

public:
    enum Role { TextRole = Qt::UserRole, GlyphRole, NameRole };
    Q_ENUM(Role)

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

protected:
    /// `table` must outlive this.
    explicit EmojiListModel(const EmojiTable &table, QObject *parent = nullptr);

    const EmojiTable &table() const { return table_; }
    /// The rows of the table that stand here.
    const QList<int> &rows() const { return rows_; }
    void show(const QList<int> &rows);

private:
    const EmojiTable &table_;
    QList<int> rows_;
};

} // namespace letschat::client
