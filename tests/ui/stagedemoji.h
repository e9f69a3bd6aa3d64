#pragma once

#include "emoji/emoji.h"

#include <QTemporaryDir>
#include <QtQml/qqml.h>

/// The emoji are the client's own: they need no server, and no double could be as complete.
namespace letschat::ui {

struct StagedEmojiType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Emoji)
    QML_NAMED_ELEMENT(Emoji)
    QML_UNCREATABLE("made in C++")
};

struct StagedEmojiListModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::EmojiListModel)
    QML_ANONYMOUS
};

struct StagedEmojiModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::EmojiModel)
    QML_NAMED_ELEMENT(EmojiModel)
    QML_UNCREATABLE("made in C++")
};

struct StagedEmojiCompletionType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::EmojiCompletion)
    QML_NAMED_ELEMENT(EmojiCompletion)
    QML_UNCREATABLE("made in C++")
};

} // namespace letschat::ui
