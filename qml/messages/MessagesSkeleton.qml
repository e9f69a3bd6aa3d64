import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// What the conversation looks like before it is there.
Item {
    id: skeleton

    /// Share of the width, height, whether it is one's own.
    readonly property var shapes: [[0.42, 38, false], [0.55, 56, false], [0.38, 38, true], [0.6, 74, false], [0.3, 38, true], [0.46, 56, true]]

    clip: true
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Loading messages")

    Column {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.space16 }
        spacing: Theme.space8 + 2

        Repeater {
            model: skeleton.shapes

            Item {
                id: row
                required property var modelData
                width: parent ? parent.width : 0
                height: modelData[1]

                Skeleton {
                    anchors.left: row.modelData[2] ? undefined : parent.left
                    anchors.right: row.modelData[2] ? parent.right : undefined
                    width: parent.width * row.modelData[0]
                    height: parent.height
                    radius: Theme.radius14
                }
            }
        }
    }
}
