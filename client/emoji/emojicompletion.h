#pragma once

#include "emoji/emojilistmodel.h"

namespace letschat::client {

/// Offers emoji for a shortcode while it is typed: `:smi`. The colon begins a word, so that times
/// and addresses are left alone, and at least two letters follow, so that `:)` and `:D` are. Texts
/// that come whole, such as a draft or what is pasted, offer nothing.
class EmojiCompletion : public letschat::client::EmojiListModel
{
    Q_OBJECT

public:
    /// Beside those of EmojiListModel: the shortcode that goes with what was typed.
    enum Role { CodeRole = NameRole + 1 };
    Q_ENUM(Role)

    static constexpr int most = 8;

    /// `table` must outlive this.
    explicit EmojiCompletion(const EmojiTable &table, QObject *parent = nullptr);

    /// What stands in the field and where the cursor is, in UTF-16 units, after each change of
    /// either. Where that completes a whole `:name:`, completed() follows at once.
    Q_INVOKABLE void follow(const QString &text, int cursor);
    /// Takes one that is offered: completed() follows.
    Q_INVOKABLE void choose(int row);
    /// Offers nothing until another shortcode is begun.
    Q_INVOKABLE void dismiss();

    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// `emoji` takes the place of so many UTF-16 units before the cursor.
    void completed(int length, const QString &emoji);

private:
    void look(QStringView before);
    void forget();
    void offer(const QList<int> &rows);

    QString text_;
    int cursor_ = 0;
    /// Where the shortcode begins that is offered for, its colon; -1 for none.
    qsizetype start_ = -1;
    qsizetype dismissed_ = -1;
};

} // namespace letschat::client
