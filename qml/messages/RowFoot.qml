import QtQuick
import LetsChat.Theme

/// What lies under a bubble: reactions, and what went wrong.
Item {
    id: foot

    required property MessageRow row

    readonly property var reactions: row.reactions ?? []

    implicitHeight: (chips.active ? chips.height + Theme.space4 : 0) + (failure.active ? failure.height + Theme.space4 : 0) + (row.endsGroup ? 0 : Theme.space4)

    Loader {
        id: chips
        anchors { top: parent.top; topMargin: Theme.space4; left: foot.row.isOwn ? undefined : parent.left; right: foot.row.isOwn ? parent.right : undefined; rightMargin: ((item as ReactionChips)?.used ?? width) - width }
        active: foot.reactions.length > 0
        width: foot.row.most
        height: (item as Item)?.implicitHeight ?? 0
        Component.onCompleted: setSource("ReactionChips.qml", { "row": foot.row })
    }
    Loader {
        id: failure
        anchors { top: chips.active ? chips.bottom : parent.top; topMargin: Theme.space4; left: foot.row.isOwn ? undefined : parent.left; right: foot.row.isOwn ? parent.right : undefined }
        active: foot.row.state === "failed"
        width: (item as FailureLine)?.wanted ?? 0
        height: (item as Item)?.implicitHeight ?? 0
        Component.onCompleted: setSource("FailureLine.qml", { "row": foot.row })
    }
}
