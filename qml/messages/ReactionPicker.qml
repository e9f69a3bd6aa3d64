import QtQuick
import LetsChat.Client
import LetsChat.Emoji
import LetsChat.Theme

/// Any emoji as a reaction to a message.
EmojiPicker {
    id: picker

    required property MessagesPage page
    required property string messageId

    y: Math.max(Theme.space8, (parent?.height ?? 0) - height - Theme.space8)

    onPicked: text => page.react(messageId, text, true)
}
