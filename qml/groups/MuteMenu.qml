import QtQuick
import LetsChat.Client
import LetsChat.Controls

/// For how long a conversation is silent.
ActionMenu {
    id: menu

    required property Muting muting
    required property Item anchor

    parent: anchor

    ActionMenuItem {
        objectName: "hour"
        text: qsTr("For 1 hour")
        onTriggered: menu.muting.muteFor(60)
    }
    ActionMenuItem {
        text: qsTr("For 8 hours")
        onTriggered: menu.muting.muteFor(8 * 60)
    }
    ActionMenuItem {
        text: qsTr("For a day")
        onTriggered: menu.muting.muteFor(24 * 60)
    }
    ActionMenuItem {
        text: qsTr("For a week")
        onTriggered: menu.muting.muteFor(7 * 24 * 60)
    }
    ActionMenuItem {
        text: qsTr("Until I unmute it")
        onTriggered: menu.muting.mute(true)
    }

    Component.onCompleted: openBelow(anchor, 0)
}
