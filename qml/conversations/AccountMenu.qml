import QtQuick
import LetsChat.Client
import LetsChat.Controls

/// Who one is, the other accounts on this computer, and the way out.
ActionMenu {
    id: menu

    required property Session session
    required property Profiles profiles

    /// Once the menu is gone, and the focus with it.
    property bool leaving: false

    signal settingsWanted

    ActionMenuItem {
        enabled: false
        iconName: "user"
        text: qsTr("%1, @%2").arg(menu.session.displayName).arg(menu.session.username)
    }
    ActionMenuItem {
        objectName: "newProfile"
        iconName: "plus"
        text: qsTr("Add another account")
        onTriggered: menu.profiles.openNew()
    }
    ActionMenuItem {
        objectName: "openSettings"
        iconName: "settings"
        text: qsTr("Settings")
        onTriggered: menu.settingsWanted()
    }
    ActionMenuItem {
        objectName: "signOut"
        iconName: "sign-out"
        text: qsTr("Sign out")
        onTriggered: menu.leaving = true
    }
    Instantiator {
        model: menu.profiles.others
        delegate: ActionMenuItem {
            id: other

            required property var modelData

            objectName: "otherProfile"
            iconName: "user"
            text: qsTr("Open %1").arg(modelData.title)
            onTriggered: (other.menu as AccountMenu).profiles.open(modelData.name)
        }
        onObjectAdded: (index, item) => menu.insertItem(index + 1, item)
        onObjectRemoved: (index, item) => menu.removeItem(item)
    }
}
