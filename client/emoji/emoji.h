#pragma once

#include "emoji/emojicompletion.h"
#include "emoji/emojimodel.h"
#include "emoji/emojitable.h"
#include "emoji/recentemoji.h"

namespace letschat::client {

/// What the picker of emoji and the completion of shortcodes talk to. GUI thread.
class Emoji : public QObject
{
    Q_OBJECT
    Q_PROPERTY(letschat::client::EmojiModel *model READ model CONSTANT)
    Q_PROPERTY(letschat::client::EmojiCompletion *completion READ completion CONSTANT)

public:
    /// `file` is the profile's settings file, which keeps the emoji used last.
    explicit Emoji(const QString &file, QObject *parent = nullptr);

    EmojiModel *model() { return &model_; }
    EmojiCompletion *completion() { return &completion_; }
    /// Remembers that it was used.
    Q_INVOKABLE void use(const QString &text) { recent_.use(text); }
    /// Nothing was ever used.
    void forget();

private:
    EmojiTable table_;
    RecentEmoji recent_;
    EmojiModel model_;
    EmojiCompletion completion_;
};

} // namespace letschat::client
