import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// Above the first message that was unread as the conversation was opened.
Item {
    id: line

    objectName: "unreadLine"
    implicitHeight: label.implicitHeight + Theme.space12 * 2
    Accessible.role: Accessible.Separator
    Accessible.name: label.text

    Rectangle {
        anchors { left: parent.left; right: label.left; verticalCenter: parent.verticalCenter; leftMargin: Theme.space16; rightMargin: Theme.space12 }
        height: 1
        color: Theme.colors.accentText
        opacity: 0.4
    }
    Label {
        id: label
        anchors.centerIn: parent
        text: qsTr("New messages")
        color: Theme.colors.accentText
        font.pixelSize: Theme.smallSize - 1
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    Rectangle {
        anchors { left: label.right; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.space12; rightMargin: Theme.space16 }
        height: 1
        color: Theme.colors.accentText
        opacity: 0.4
    }
}
