import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// What the list looks like before it is there.
Column {
    id: list

    readonly property var shapes: [[0.40, 0.72], [0.54, 0.63], [0.34, 0.79], [0.47, 0.54], [0.40, 0.68], [0.52, 0.74], [0.36, 0.60]]

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Loading conversations")

    Repeater {
        model: list.shapes

        Item {
            id: row
            required property var modelData
            width: parent?.width ?? 0
            height: Theme.scaled(46) + Theme.space8 * 2 + 4

            Skeleton {
                id: disc
                anchors { left: parent.left; leftMargin: Theme.space16 + Theme.space4; verticalCenter: parent.verticalCenter }
                width: Theme.scaled(46)
                height: width
            }
            Column {
                id: lines
                anchors { left: disc.right; leftMargin: Theme.space12; right: parent.right; rightMargin: Theme.space16; verticalCenter: parent.verticalCenter }
                spacing: Theme.space8 + 2

                Skeleton {
                    width: parent.width * row.modelData[0]
                    height: 12
                }
                Skeleton {
                    width: parent.width * row.modelData[1]
                    height: 10
                }
            }
        }
    }
}
