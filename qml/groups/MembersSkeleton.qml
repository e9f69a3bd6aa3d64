import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// What the members look like before they are there.
Column {
    id: list

    readonly property var shapes: [0.42, 0.31, 0.5, 0.36]

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Loading members")

    Repeater {
        model: list.shapes

        Item {
            id: row
            required property real modelData
            width: parent?.width ?? 0
            height: Theme.scaled(40) + Theme.space8 * 2

            Skeleton {
                id: disc
                anchors { left: parent.left; leftMargin: Theme.space24; verticalCenter: parent.verticalCenter }
                width: Theme.scaled(40)
                height: width
            }
            Skeleton {
                anchors { left: disc.right; leftMargin: Theme.space12; verticalCenter: parent.verticalCenter }
                width: (parent.width - disc.width) * row.modelData
                height: 12
            }
        }
    }
}
