import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// A button that is an icon. Its `text` is what it does: shown as a tip, read by screen readers.
T.AbstractButton {
    id: button

    required property string iconName
    property color iconColor: hovered || visualFocus ? Theme.colors.text : Theme.colors.textMuted
    property color fill: hovered || down ? Theme.colors.hover : "transparent"
    property real radius: Theme.radius8

    implicitWidth: Theme.controlHeight
    implicitHeight: Theme.controlHeight
    hoverEnabled: true
    // Of what cannot be used now Qt 6.4 tells a screen reader no more than this.
    focusPolicy: enabled ? Qt.StrongFocus : Qt.NoFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.focusable: enabled
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.iconName
            color: button.iconColor
            mirror: button.iconName === "back" && button.mirrored
        }
    }
    background: Rectangle {
        radius: button.radius
        color: button.fill

        Behavior on color {
            ColorAnimation { duration: Theme.quick; easing.type: Theme.easing }
        }
        FocusRing {
            visible: button.visualFocus
            radius: parent.radius + 1
        }
    }
    Loader {
        active: button.hovered && button.text.length > 0
        anchors.fill: parent
        Component.onCompleted: setSource("HoverTip.qml", { "text": Qt.binding(() => button.text) })
    }
}
