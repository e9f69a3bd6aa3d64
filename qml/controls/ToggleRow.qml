import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Theme

/// Something that is on or off: what, in words, and a switch at the end of the line.
T.Switch {
    id: row

    property string detail

    implicitHeight: Math.max(Theme.controlHeight, implicitContentHeight) + Theme.space8 * 2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.5
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: press()
    Accessible.onToggleAction: press()
    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()

    contentItem: RowLayout {
        spacing: Theme.space16

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                Layout.fillWidth: true
                text: row.text
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                visible: text.length > 0
                text: row.detail
                color: Theme.colors.textMuted
                font.pixelSize: Theme.smallSize
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
        SwitchMark {
            checked: row.checked
            mirrored: row.mirrored
            ringed: row.visualFocus
        }
    }

    function press() {
        toggle();
        toggled();
    }
}
