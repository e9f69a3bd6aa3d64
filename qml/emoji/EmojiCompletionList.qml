import QtQuick
import LetsChat.Client
import LetsChat.Theme

/// What completes the shortcode that is being typed. The keyboard stays in the field, which passes its
/// keys on to pressed().
Popover {
    id: popover

    required property EmojiCompletion completion

    objectName: "emojiCompletion"
    x: mirrored ? (parent?.width ?? 0) - width : 0
    width: Math.min(Theme.scaled(300), windowWidth - Theme.space8 * 2)
    height: list.count * Theme.controlHeight + padding * 2
    visible: completion.count > 0
    closePolicy: Popover.NoAutoClose

    contentItem: Item {}

    ListView {
        id: list
        objectName: "emojiOffers"
        anchors.fill: parent
        model: popover.completion
        interactive: false
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Emoji suggestions")

        delegate: CompletionRow {
            required property int index

            width: ListView.view?.width ?? 0
            current: ListView.isCurrentItem
            onClicked: (ListView.view.model as EmojiCompletion).choose(index)
        }
    }

    Connections {
        target: popover.completion

        function onRowsInserted() {
            list.currentIndex = 0;
        }
    }

    /// Whether the key belongs to the list while there is something to choose: not while it fades away.
    function takes(key: int): bool {
        return completion.count > 0 && (key === Qt.Key_Up || key === Qt.Key_Down || key === Qt.Key_Return || key === Qt.Key_Enter || key === Qt.Key_Tab || key === Qt.Key_Escape);
    }

    function pressed(event: KeyEvent) {
        event.accepted = takes(event.key) && !(event.modifiers & (Qt.ShiftModifier | Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier));
        if (!event.accepted)
            return;
        if (event.key === Qt.Key_Escape)
            completion.dismiss();
        else if (event.key === Qt.Key_Up || event.key === Qt.Key_Down)
            list.currentIndex = (list.currentIndex + (event.key === Qt.Key_Up ? list.count - 1 : 1)) % list.count;
        else
            completion.choose(list.currentIndex);
    }
}
