import QtQuick
import QtQuick.Templates as T

/// Something that is on or off. `text` says what.
T.Switch {
    id: control

    implicitWidth: indicator.implicitWidth
    implicitHeight: indicator.implicitHeight
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: press()
    Accessible.onToggleAction: press()
    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()

    indicator: SwitchMark {
        checked: control.checked
        mirrored: control.mirrored
        ringed: control.visualFocus
    }

    function press() {
        control.toggle();
        toggled();
    }
}
