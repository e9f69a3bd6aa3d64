import QtQuick
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// The way back to the newest message, with how many came meanwhile.
T.AbstractButton {
    id: button

    required property int count

    implicitWidth: Math.max(implicitHeight, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.controlHeight
    horizontalPadding: count > 0 ? Theme.space12 : Theme.space8
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: count > 0 ? qsTr("%n new", "messages below", count) : qsTr("To the newest message")
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()

    contentItem: Row {
        spacing: Theme.space4

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-down"
            size: Theme.iconSize
            color: Theme.colors.accentText
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: button.count > 0
            text: button.text
            color: Theme.colors.accentText
            font.pixelSize: Theme.smallSize
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }
    background: Item {
        Rectangle {
            anchors { fill: parent; topMargin: 1; bottomMargin: -2; leftMargin: -1; rightMargin: -1 }
            radius: height / 2
            color: Theme.colors.shadow
        }
        Rectangle {
            anchors.fill: parent
            radius: height / 2
            color: button.hovered ? Theme.colors.hover : Theme.colors.field
            border.color: Theme.colors.line

            FocusRing {
                visible: button.visualFocus
                radius: parent.radius + 1
            }
        }
    }
}
