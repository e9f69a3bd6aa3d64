import QtQuick

/// What the list looks like before it is there.
Column {
    id: list

    readonly property var shapes: [[0.40, 0.72], [0.54, 0.63], [0.34, 0.79], [0.47, 0.54], [0.40, 0.68], [0.52, 0.74], [0.36, 0.60]]

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Loading conversations")

    Repeater {
        model: list.shapes

        SkeletonRow {
            required property var modelData

            width: parent?.width ?? 0
            titleShare: modelData[0]
            lineShare: modelData[1]
        }
    }
}
