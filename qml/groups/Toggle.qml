import QtQuick
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// Something that is on or off. `text` says what.
T.Switch {
    id: control

    implicitWidth: Theme.scaled(40)
    implicitHeight: Theme.scaled(24)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: press()
    Accessible.onToggleAction: press()
    Keys.onReturnPressed: press()

    indicator: Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: control.checked ? Theme.colors.accent : "transparent"
        border.width: control.checked ? 0 : 2
        border.color: Theme.colors.textMuted

        Behavior on color {
            ColorAnimation { duration: Theme.quick; easing.type: Theme.easing }
        }
        Rectangle {
            readonly property real side: parent.height - Theme.space12 + (control.checked ? Theme.space4 : 0)
            readonly property real edge: (parent.height - side) / 2

            x: control.checked !== control.mirrored ? parent.width - width - edge : edge
            y: edge
            width: side
            height: side
            radius: side / 2
            color: control.checked ? Theme.colors.accentContrast : Theme.colors.textMuted

            Behavior on x {
                NumberAnimation { duration: Theme.quick; easing.type: Theme.easing }
            }
        }
        FocusRing {
            visible: control.visualFocus
            anchors.margins: -3
            radius: parent.radius + 3
        }
    }

    function press() {
        control.toggle();
        toggled();
    }
}
