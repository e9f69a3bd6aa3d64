import QtQuick
import LetsChat.Client
import LetsChat.Controls

/// What can be done about a conversation from its row.
ActionMenu {
    id: menu

    required property ConversationsPage page
    property string conversationId
    property bool unread: false
    property bool muted: false

    ActionMenuItem {
        objectName: "markRead"
        enabled: menu.unread
        iconName: "double-tick"
        text: qsTr("Mark as read")
        onTriggered: menu.page.markRead(menu.conversationId)
    }
    ActionMenuItem {
        objectName: "mute"
        iconName: menu.muted ? "bell" : "bell-off"
        text: menu.muted ? qsTr("Unmute") : qsTr("Mute")
        onTriggered: menu.page.mute(menu.conversationId, !menu.muted)
    }
}
