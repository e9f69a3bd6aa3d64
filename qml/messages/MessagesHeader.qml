import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Whom one talks with, and the way back where the list is not beside it.
Item {
    id: header

    required property MessagesPage page
    required property bool backShown

    signal back

    implicitHeight: Theme.headerHeight

    RowLayout {
        anchors { fill: parent; leftMargin: header.backShown ? Theme.space8 : Theme.space16 + 2; rightMargin: Theme.space16 }
        spacing: Theme.space12

        IconButton {
            objectName: "back"
            visible: header.backShown
            Layout.rightMargin: -Theme.space4
            iconName: "back"
            text: qsTr("Back to the list")
            onClicked: header.back()
        }
        Avatar {
            visible: header.page.title.length > 0
            personId: header.page.peerId.length > 0 ? header.page.peerId : header.page.conversationId
            name: header.page.title
            size: Theme.scaled(40)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                objectName: "headerTitle"
                Layout.fillWidth: true
                text: header.page.title
                font.pixelSize: Theme.nameSize
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
            }
            Label {
                Layout.fillWidth: true
                visible: text.length > 0
                text: header.page.subtitle
                color: Theme.colors.textMuted
                font.pixelSize: Theme.smallSize - 1
                elide: Text.ElideRight
            }
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.colors.line
    }
}
