import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// A card above what it belongs to, drawn as menus are.
T.Popup {
    id: popover

    /// What there is of the window.
    readonly property real windowWidth: T.Overlay.overlay?.width ?? 0
    readonly property real windowHeight: T.Overlay.overlay?.height ?? 0

    y: -height - Theme.space8
    margins: Theme.space8
    padding: Theme.space4

    background: Item {
        Rectangle {
            anchors { fill: parent; margins: -1; topMargin: 1; bottomMargin: -4 }
            radius: Theme.radius14 + 1
            color: Theme.colors.shadow
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius14
            color: Theme.colors.field
            border.color: Theme.colors.line
        }
    }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick; easing.type: Theme.easing }
    }
    exit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick; easing.type: Theme.easing }
    }
}
