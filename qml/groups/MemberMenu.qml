import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// What can be done about a member.
ActionMenu {
    id: menu

    required property MemberRow row

    /// What is done once the menu is gone, and the focus with it.
    property string chosen

    parent: row

    ActionMenuItem {
        objectName: "message"
        shown: menu.row.actions.includes("message")
        iconName: "chat"
        text: qsTr("Send a message")
        onTriggered: menu.chosen = "message"
    }
    ActionMenuItem {
        objectName: "makeAdmin"
        shown: menu.row.actions.includes("makeAdmin")
        iconName: "user"
        text: qsTr("Make an admin")
        onTriggered: menu.chosen = "makeAdmin"
    }
    ActionMenuItem {
        objectName: "takeBackAdmin"
        shown: menu.row.actions.includes("takeBackAdmin")
        iconName: "user"
        text: menu.row.isOwn ? qsTr("Stop being an admin") : qsTr("Remove as admin")
        onTriggered: menu.chosen = "takeBackAdmin"
    }
    ActionMenuItem {
        objectName: "handOver"
        shown: menu.row.actions.includes("handOver")
        iconName: "group"
        text: qsTr("Make owner…")
        onTriggered: menu.chosen = "handOver"
    }
    ActionMenuItem {
        objectName: "remove"
        shown: menu.row.actions.includes("remove")
        iconName: "close"
        dangerous: true
        text: qsTr("Remove from the group…")
        onTriggered: menu.chosen = "remove"
    }

    Component.onCompleted: openBelow(row, Theme.space24)
}
