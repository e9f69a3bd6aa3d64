import QtQuick
import LetsChat.Client

/// Who was chosen so far.
Flow {
    id: row

    required property PeoplePicker picker

    readonly property alias count: many.count

    signal dropped(userId: string)

    Accessible.role: Accessible.List
    Accessible.name: qsTr("Chosen people")

    Repeater {
        id: many
        model: row.picker.chosen

        PersonChip {
            readonly property PersonChips chips: parent as PersonChips

            most: chips?.width ?? 0
            onClicked: chips.dropped(userId)
        }
    }
}
