import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// A button beside the one that a page is for. In danger's colour where it does what hurts, and
/// filled where it does so at once.
T.AbstractButton {
    id: button

    property bool dangerous: false
    property bool filled: false

    readonly property color ink: filled ? Theme.colors.dangerContrast : dangerous ? Theme.colors.dangerText : Theme.colors.text

    implicitWidth: implicitContentWidth + Theme.space16 * 2
    implicitHeight: Theme.controlHeight
    hoverEnabled: true
    // Of what cannot be used now Qt 6.4 tells a screen reader no more than this.
    focusPolicy: enabled ? Qt.StrongFocus : Qt.NoFocus
    opacity: enabled ? 1 : 0.5
    Accessible.role: Accessible.Button
    Accessible.focusable: enabled
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Label {
        text: button.text
        color: button.ink
        font.weight: Font.Medium
        horizontalAlignment: Text.AlignHCenter
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radius8
        color: button.filled ? Theme.colors.danger : button.hovered || button.down ? Theme.colors.hover : "transparent"
        border.width: button.filled ? 0 : 1
        border.color: Theme.colors.line

        FocusRing {
            visible: button.visualFocus
            anchors.margins: -3
            radius: parent.radius + 3
        }
    }
}
