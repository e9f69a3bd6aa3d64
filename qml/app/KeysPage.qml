import QtQuick
import LetsChat.Controls
import LetsChat.Settings
import LetsChat.Client as Client

/// Every key of the program, for a look in between.
Sheet {
    id: page

    required property Client.Application application

    objectName: "keys"
    title: qsTr("Keyboard shortcuts")

    KeyList {
        width: parent.width
        height: Math.min(contentHeight, page.roomBelow)
    }
}
