#include "emoji/emojicompletion.h"

namespace letschat::client {

namespace {

// Two, so that `:D` and `:P` stay what they are.
constexpr int leastLetters = 2;
// Ends the emoji that have a plain form too.
constexpr QChar variation(0xFE0F);

bool belongsToCode(QChar each)
{
    return each.isLetterOrNumber() || each == u'_' || each == u'+' || each == u'-';
}

/// Digits alone are more likely a time or a score.
bool beginsCode(QChar each)
{
    return each.isLetter() || each == u'+' || each == u'-';
}

bool beginsWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const auto before = text[at - 1];
    return before.isSpace() || before == u'(' || before == u'[' || before.isSurrogate() ||
           before == variation;
}

/// Where the colon stands before the code that ends the text; -1 where there is no such code.
qsizetype colonBefore(QStringView text)
{
    auto at = text.size();
    while (at > 0 && belongsToCode(text[at - 1]))
        --at;
    return at > 0 && text[at - 1] == u':' && beginsWord(text, at - 1) ? at - 1 : -1;
}

} // namespace

EmojiCompletion::EmojiCompletion(const EmojiTable &table, QObject *parent)
    : EmojiListModel(table, parent)
{}

void EmojiCompletion::follow(const QString &text, int cursor)
{
    if (text == text_ && cursor == cursor_)
        return;
    const auto grown = text.size() - text_.size();
    const bool typed = grown == 1 && cursor == cursor_ + 1;
    const bool erased = grown == -1 && cursor == cursor_ - 1;
    text_ = text;
    cursor_ = cursor;
    const auto before = QStringView(text).first(cursor);
    if (typed && before.endsWith(u':')) {
        const auto colon = colonBefore(before.chopped(1));
        const auto code = before.sliced(colon + 1).chopped(1);
        const int row = colon < 0 || code.isEmpty() ? -1 : EmojiTable::rowOfCode(code.toString());
        if (row >= 0) {
            forget();
            Q_EMIT completed(int(before.size() - colon), EmojiTable::text(row));
            return;
        }
    }
    if (typed || (erased && start_ >= 0))
        look(before);
    else
        forget();
}

/// The cursor went elsewhere, or the text came whole.
void EmojiCompletion::forget()
{
    start_ = -1;
    dismissed_ = -1;
    offer({});
}

void EmojiCompletion::look(QStringView before)
{
    start_ = colonBefore(before);
    if (start_ != dismissed_)
        dismissed_ = -1;
    const auto code = before.sliced(start_ + 1);
    const bool enough = start_ >= 0 && code.size() >= leastLetters && beginsCode(code.front());
    if (!enough || dismissed_ >= 0)
        offer({});
    else
        offer(table().find(code.toString()).mid(0, most));
}

void EmojiCompletion::choose(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const auto emoji = EmojiTable::text(rows()[row]);
    const auto length = int(cursor_ - start_);
    offer({});
    Q_EMIT completed(length, emoji);
}

void EmojiCompletion::dismiss()
{
    dismissed_ = start_;
    offer({});
}

/// Also where the same ones are offered: by the words for them that go with what is typed now.
void EmojiCompletion::offer(const QList<int> &rows)
{
    show(rows);
    if (!rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {CodeRole});
}

QVariant EmojiCompletion::data(const QModelIndex &index, int role) const
{
    if (role != CodeRole)
        return EmojiListModel::data(index, role);
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return EmojiTable::code(rows()[index.row()], text_.sliced(start_ + 1, cursor_ - start_ - 1));
}

QHash<int, QByteArray> EmojiCompletion::roleNames() const
{
    auto names = EmojiListModel::roleNames();
    names.insert(CodeRole, "code");
    return names;
}

} // namespace letschat::client
