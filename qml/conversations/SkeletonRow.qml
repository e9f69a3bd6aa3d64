import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// What a row looks like before it is there.
Rectangle {
    id: row

    /// What it lies on.
    property color ground: "transparent"
    property real titleShare: 0.42
    property real lineShare: 0.66

    implicitHeight: Theme.scaled(46) + Theme.space8 * 2 + 4
    color: ground

    Skeleton {
        id: disc
        anchors { left: parent.left; leftMargin: Theme.space16 + Theme.space4; verticalCenter: parent.verticalCenter }
        width: Theme.scaled(46)
        height: width
    }
    Column {
        anchors { left: disc.right; leftMargin: Theme.space12; right: parent.right; rightMargin: Theme.space16; verticalCenter: parent.verticalCenter }
        spacing: Theme.space8 + 2

        Skeleton {
            width: parent.width * row.titleShare
            height: 12
        }
        Skeleton {
            width: parent.width * row.lineShare
            height: 10
        }
    }
}
