import QtQuick
import LetsChat.Client
import LetsChat.Emoji
import LetsChat.Theme

/// Any emoji as a reaction to a message.
EmojiPicker {
    id: picker

    required property MessagesPage page
    required property string messageId
    /// What has the focus once it is closed.
    required property Item former
    /// What loaded it; it is gone when closed.
    required property Loader loader

    y: Math.max(Theme.space8, (parent?.height ?? 0) - height - Theme.space8)

    onPicked: text => page.react(messageId, text, true)
    onClosed: {
        former?.forceActiveFocus(Qt.OtherFocusReason);
        loader.setSource("");
    }
}
