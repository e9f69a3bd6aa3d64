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
        Rectangle {
            implicitWidth: Theme.scaled(38)
            implicitHeight: Theme.scaled(22)
            radius: height / 2
            color: row.checked ? Theme.colors.accent : Theme.colors.textMuted

            Rectangle {
                readonly property bool atEnd: row.checked !== row.mirrored

                x: atEnd ? parent.width - width - 3 : 3
                y: 3
                width: parent.height - 6
                height: width
                radius: width / 2
                color: Theme.colors.surface

                Behavior on x {
                    NumberAnimation { duration: Theme.quick; easing.type: Theme.easing }
                }
            }
            FocusRing {
                visible: row.visualFocus
                anchors.margins: -3
                radius: height / 2
            }
        }
    }

    function press() {
        toggle();
        toggled();
    }
}
