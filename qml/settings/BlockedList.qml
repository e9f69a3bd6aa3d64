import QtQuick
import LetsChat.Client
import LetsChat.Theme

/// The people whom the user blocks, each with its way back.
Column {
    id: list

    required property BlockListModel blocks

    spacing: Theme.space16

    Repeater {
        model: list.blocks

        BlockedRow {
            readonly property BlockedList list: parent as BlockedList

            width: list?.width ?? 0
            onUnblocked: list.blocks.unblock(userId)
        }
    }
}
