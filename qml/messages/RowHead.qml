import QtQuick
import LetsChat.Theme

/// Above a message: the day that it may begin, where the unread begin, and room.
Item {
    id: head

    required property string dayText
    required property bool startsUnread
    required property bool startsGroup

    readonly property alias dayHeight: day.height

    implicitHeight: day.height + unread.height + (dayText.length > 0 || startsUnread ? 0 : startsGroup ? Theme.space12 : 2)

    Loader {
        id: day
        width: parent.width
        active: head.dayText.length > 0
        height: (item as Item)?.implicitHeight ?? 0
        Component.onCompleted: setSource("DaySeparator.qml", { "text": Qt.binding(() => head.dayText) })
    }
    Loader {
        id: unread
        anchors.top: day.bottom
        width: parent.width
        active: head.startsUnread
        height: active ? (item as Item)?.implicitHeight ?? 0 : 0
        source: "UnreadLine.qml"
    }
}
