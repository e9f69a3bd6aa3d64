import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// Who of a group wrote: their name above their first bubble, their picture beside the last one.
Item {
    id: mark

    required property MessageRow row

    Accessible.ignored: true

    Label {
        objectName: "sender"
        anchors { left: parent.left; leftMargin: mark.row.indent + Theme.space12; right: parent.right; top: parent.top }
        visible: mark.row.startsGroup
        height: mark.row.nameHeight
        text: mark.row.senderName
        color: Theme.nameColor(mark.row.senderId)
        font.pixelSize: Theme.smallSize
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Avatar {
        objectName: "senderAvatar"
        anchors { left: parent.left; bottom: parent.bottom }
        visible: mark.row.endsGroup
        personId: mark.row.senderId
        name: mark.row.senderName
        size: Theme.scaled(32)
    }
}
