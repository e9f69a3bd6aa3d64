import QtQuick
import LetsChat.Theme

/// The line between the panes: drag it, or move it with the arrow keys.
Item {
    id: handle

    required property real position
    readonly property bool inUse: drag.active || hover.hovered || activeFocus

    signal moved(position: real)

    implicitWidth: 1
    activeFocusOnTab: true
    Accessible.role: Accessible.Splitter
    Accessible.name: qsTr("Width of the list")
    Keys.onLeftPressed: moved(position - step())
    Keys.onRightPressed: moved(position + step())

    Rectangle {
        anchors.fill: parent
        color: Theme.colors.line
    }
    Rectangle {
        anchors { fill: parent; leftMargin: -1; rightMargin: -1 }
        color: Theme.colors.accent
        opacity: handle.inUse ? 1 : 0

        Behavior on opacity {
            NumberAnimation { duration: Theme.quick; easing.type: Theme.easing }
        }
    }
    Item {
        anchors { fill: parent; leftMargin: -4; rightMargin: -4 }

        HoverHandler {
            id: hover
            cursorShape: Qt.SplitHCursor
        }
        DragHandler {
            id: drag
            property real from: 0
            target: null
            yAxis.enabled: false
            cursorShape: Qt.SplitHCursor
            onActiveChanged: if (active) from = handle.position
            onTranslationChanged: if (active) handle.moved(from + translation.x * (handle.LayoutMirroring.enabled ? -1 : 1))
        }
    }

    function step(): int {
        return LayoutMirroring.enabled ? -Theme.space16 : Theme.space16;
    }
}
