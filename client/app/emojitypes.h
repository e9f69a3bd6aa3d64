#pragma once

#include "emoji/emoji.h"

#include <QtQml/qqml.h>

/// What QML sees of the emoji, as part of LetsChat.Client; see qmltypes.h.
namespace letschat::client::qml {

struct EmojiType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Emoji)
    QML_NAMED_ELEMENT(Emoji)
    QML_UNCREATABLE("made in C++")
};

struct EmojiListModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::EmojiListModel)
    QML_ANONYMOUS
};

struct EmojiModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::EmojiModel)
    QML_NAMED_ELEMENT(EmojiModel)
    QML_UNCREATABLE("made in C++")
};

struct EmojiCompletionType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::EmojiCompletion)
    QML_NAMED_ELEMENT(EmojiCompletion)
    QML_UNCREATABLE("made in C++")
};

} // namespace letschat::client::qml
