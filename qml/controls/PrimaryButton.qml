import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// The one thing that a page is for.
T.AbstractButton {
    id: button

    /// Whether it cannot be undone.
    property bool dangerous: false

    implicitWidth: implicitContentWidth + Theme.space24 * 2
    implicitHeight: Theme.fieldHeight
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
        color: button.dangerous ? Theme.colors.dangerContrast : Theme.colors.accentContrast
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radius8 + 2
        color: button.dangerous ? Theme.colors.danger : button.hovered || button.down ? Theme.colors.accentHover : Theme.colors.accent

        Behavior on color {
            ColorAnimation { duration: Theme.quick; easing.type: Theme.easing }
        }
        FocusRing {
            visible: button.visualFocus
            anchors.margins: -3
            radius: parent.radius + 3
        }
    }
}
