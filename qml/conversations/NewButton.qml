import QtQuick
import LetsChat.Controls

/// Begins a conversation or a group.
IconButton {
    id: button

    signal conversationWanted
    signal groupWanted

    objectName: "compose"
    iconName: "compose"
    text: qsTr("New conversation or group")
    Accessible.role: Accessible.ButtonMenu
    onClicked: menu.setSource("NewMenu.qml", { "anchor": button })

    Loader {
        id: menu
    }
    Connections {
        target: menu.item as NewMenu

        function onClosed() {
            const chosen = menu.item as NewMenu;
            const [conversation, group] = [chosen.conversationWanted, chosen.groupWanted];
            menu.setSource("");
            if (conversation)
                button.conversationWanted();
            if (group)
                button.groupWanted();
        }
    }
}
