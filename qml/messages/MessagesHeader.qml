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
    signal detailsWanted

    implicitHeight: Theme.headerHeight

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.space8; rightMargin: Theme.space8 }
        spacing: Theme.space4

        IconButton {
            objectName: "back"
            visible: header.backShown
            iconName: "back"
            text: qsTr("Back to the list")
            onClicked: header.back()
        }
        HeaderButton {
            Layout.fillWidth: true
            Layout.fillHeight: true
            page: header.page
            onClicked: header.detailsWanted()
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.colors.line
    }
}
