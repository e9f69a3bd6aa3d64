import QtQuick
import LetsChat.Emoji

/// The picker of emoji for a field: what is picked takes the place of what is selected.
EmojiPicker {
    id: picker

    required property TextEdit input
    /// What loaded it; it is gone when closed.
    required property Loader loader

    onPicked: text => {
        input.remove(input.selectionStart, input.selectionEnd);
        input.insert(input.cursorPosition, text);
    }
    onClosed: {
        input.forceActiveFocus();
        loader.setSource("");
    }
}
