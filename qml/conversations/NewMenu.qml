import QtQuick
import LetsChat.Controls

/// What can be begun: a conversation, or a group.
ActionMenu {
    id: menu

    required property Item anchor

    /// What was chosen, once the menu is gone.
    property bool conversationWanted: false
    property bool groupWanted: false

    parent: anchor

    ActionMenuItem {
        objectName: "newConversation"
        iconName: "user"
        text: qsTr("New conversation")
        onTriggered: menu.conversationWanted = true
    }
    ActionMenuItem {
        objectName: "newGroupItem"
        iconName: "group"
        text: qsTr("New group")
        onTriggered: menu.groupWanted = true
    }

    Component.onCompleted: openBelow(anchor, 0)
}
