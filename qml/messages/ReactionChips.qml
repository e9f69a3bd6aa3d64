import QtQuick
import LetsChat.Theme

/// What people reacted with, on as many lines as it needs.
Flow {
    id: chips

    required property MessageRow row

    readonly property var reactions: row.reactions ?? []

    /// How much of the width they take.
    property real used: width

    spacing: Theme.space4
    onPositioningComplete: used = Math.ceil(measure())
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Reactions")

    Repeater {
        // Only their number, so that a chip that is pressed stays the same one.
        model: chips.reactions.length

        ReactionChip {
            row: (parent as ReactionChips)?.row ?? null
        }
    }

    /// The Repeater is a child as well, and lies at the left in a mirrored window too.
    function measure(): real {
        const chips = Array.from(children).filter(each => each.width > 0);
        return Math.max(...chips.map(each => each.x + each.width)) - Math.min(...chips.map(each => each.x));
    }
}
