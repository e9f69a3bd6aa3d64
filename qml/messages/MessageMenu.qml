import LetsChat.Controls
import LetsChat.Theme

/// What can be done with one message.
ActionMenu {
    id: menu

    /// In the words of MessagesPage.actionsAt().
    required property var actions
    required property var reactions
    /// Whether the message itself failed, rather than what was done to it.
    required property bool unsent
    required property bool selecting
    /// Whether it was opened by a key: then its first entry is chosen.
    required property bool byKey

    readonly property var order: ["react", "retry", "reply", "copy", "edit", "select", "delete", "discard"]

    signal reacted(emoji: string, on: bool)
    signal moreWanted
    signal chosen(action: string)

    implicitWidth: Theme.scaled(36) * 7 + Theme.space8 * 2
    onOpened: if (byKey) currentIndex = order.findIndex(each => actions.includes(each))

    ReactionPick {
        objectName: "reactions"
        shown: menu.actions.includes("react")
        reactions: menu.reactions
        onReacted: (emoji, on) => menu.reacted(emoji, on)
        onMoreWanted: menu.moreWanted()
    }
    ActionMenuItem {
        objectName: "retryMessage"
        shown: menu.actions.includes("retry")
        iconName: "retry"
        text: qsTr("Retry")
        onTriggered: menu.chosen("retry")
    }
    ActionMenuItem {
        objectName: "replyMessage"
        shown: menu.actions.includes("reply")
        iconName: "reply"
        text: qsTr("Reply")
        onTriggered: menu.chosen("reply")
    }
    ActionMenuItem {
        objectName: "copyMessage"
        shown: menu.actions.includes("copy")
        iconName: "copy"
        text: menu.selecting ? qsTr("Copy selection") : qsTr("Copy message")
        onTriggered: menu.chosen("copy")
    }
    ActionMenuItem {
        objectName: "editMessage"
        shown: menu.actions.includes("edit")
        iconName: "compose"
        text: qsTr("Edit")
        onTriggered: menu.chosen("edit")
    }
    ActionMenuItem {
        objectName: "selectMessage"
        shown: menu.actions.includes("select")
        iconName: "select"
        text: qsTr("Select")
        onTriggered: menu.chosen("select")
    }
    ActionMenuItem {
        objectName: "deleteMessage"
        shown: menu.actions.includes("delete")
        iconName: "trash"
        dangerous: true
        text: qsTr("Delete")
        onTriggered: menu.chosen("delete")
    }
    ActionMenuItem {
        objectName: "discardMessage"
        shown: menu.actions.includes("discard")
        iconName: menu.unsent ? "trash" : "close"
        dangerous: menu.unsent
        text: menu.unsent ? qsTr("Delete") : qsTr("Discard the failed change")
        onTriggered: menu.chosen("discard")
    }
}
