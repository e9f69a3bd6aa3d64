import QtQuick
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Emoji
import LetsChat.Theme

/// The ways of emoji into a field: the button of the picker, Ctrl+E, and the completion of `:name`. The
/// field forwards its keys here.
Item {
    id: way

    required property Emoji emoji
    required property TextEdit input

    readonly property string keys: key.nativeText

    implicitWidth: Theme.scaled(40)
    implicitHeight: implicitWidth
    Keys.onPressed: event => pressed(event)

    IconButton {
        id: button
        objectName: "emojiButton"
        anchors.fill: parent
        radius: width / 2
        iconName: "smile"
        text: qsTr("Emoji (%1)").arg(way.keys)
        onClicked: way.toggle()
    }
    Shortcut {
        id: key
        sequence: "Ctrl+E"
        enabled: way.visible
        onActivated: way.toggle()
    }
    Loader {
        id: picker
        onLoaded: (item as ComposerPicker).open()
    }
    EmojiCompletionList {
        id: offers
        parent: way.parent
        completion: way.emoji.completion
    }
    Connections {
        target: way.emoji.completion

        function onCompleted(length: int, emoji: string) {
            const at = way.input.cursorPosition - length;
            way.input.remove(at, way.input.cursorPosition);
            way.input.insert(at, emoji);
        }
    }
    Timer {
        id: moved
        interval: 0
        onTriggered: way.follow()
    }
    Connections {
        target: way.input

        function onTextChanged() {
            way.follow();
        }
        // While one types, the cursor moves before the text changes.
        function onCursorPositionChanged() {
            moved.restart();
        }
    }

    function follow() {
        emoji.completion.follow(input.text, input.cursorPosition);
    }

    /// Whether the key is for what is open here rather than for the window.
    function takes(key: int): bool {
        return offers.takes(key);
    }

    function toggle() {
        if (picker.item)
            return (picker.item as ComposerPicker).close();
        emoji.completion.dismiss();
        picker.setSource("ComposerPicker.qml", { "parent": way, "loader": picker, "emoji": emoji, "input": input });
    }

    function pressed(event: KeyEvent) {
        offers.pressed(event);
        // Some desktops' text fields keep Ctrl+E from the shortcut.
        if (!event.accepted && event.key === Qt.Key_E && event.modifiers === Qt.ControlModifier) {
            event.accepted = true;
            toggle();
        }
    }
}
