import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// Around a bubble that is pointed at, or that the keyboard is at.
Item {
    id: tools

    required property MessageRow row

    FocusRing {
        objectName: "messageRing"
        visible: tools.row.activeFocus
        anchors.margins: -4
        radius: Theme.radius14 + 4
    }
    MomentTip {
        row: tools.row
    }
    IconButton {
        id: button
        objectName: "messageMenu"
        anchors { top: parent.top; topMargin: Theme.space4; left: tools.row.isOwn ? undefined : parent.right; leftMargin: Theme.space4; right: tools.row.isOwn ? parent.left : undefined; rightMargin: Theme.space4 }
        visible: tools.row.hovered && !tools.row.choosing && tools.row.messageId.length > 0 && !tools.row.isDeleted
        implicitWidth: Theme.scaled(28)
        implicitHeight: implicitWidth
        focusPolicy: Qt.NoFocus
        iconName: "more"
        text: qsTr("What to do with this message")
        onClicked: tools.row.askMenu(Qt.point(x, y + height))
    }
}
