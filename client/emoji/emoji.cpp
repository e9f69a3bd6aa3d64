#include "emoji/emoji.h"

namespace letschat::client {

Emoji::Emoji(const QString &file, QObject *parent)
    : QObject(parent)
    , recent_(file)
    , model_(table_, recent_)
    , completion_(table_)
{
    connect(&completion_, &EmojiCompletion::completed, this,
            [this](int, const QString &emoji) { use(emoji); });
}

void Emoji::forget()
{
    recent_.clear();
    model_.open();
}

} // namespace letschat::client
