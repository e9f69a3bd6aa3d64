import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// Someone who was chosen. A press takes them out again.
T.AbstractButton {
    id: chip

    required property string userId
    required property string name
    /// The widest that it may be.
    required property real most

    objectName: "chip " + userId
    implicitWidth: Math.min(most, row.implicitWidth + Theme.space8 + 2)
    implicitHeight: Theme.scaled(28)
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: qsTr("Remove %1").arg(name)
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Keys.onDeletePressed: clicked()

    background: Rectangle {
        radius: height / 2
        color: chip.hovered ? Theme.colors.hover : Theme.colors.selected

        FocusRing {
            visible: chip.visualFocus
            radius: parent.radius + 1
        }
    }
    contentItem: Item {}

    RowLayout {
        id: row
        anchors { fill: parent; rightMargin: Theme.space8 }
        spacing: Theme.space4 + 2

        Avatar {
            personId: chip.userId
            name: chip.name
            size: chip.implicitHeight
        }
        Label {
            Layout.fillWidth: true
            text: chip.name
            font.pixelSize: Theme.smallSize
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Icon {
            name: "close"
            size: Theme.scaled(14)
        }
    }
}
