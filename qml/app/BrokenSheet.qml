import QtQuick
import LetsChat.Controls
import LetsChat.Theme
import LetsChat.Client as Client

/// In the place of a sheet that does not work.
Sheet {
    id: sheet

    required property Client.Application application

    signal reloadWanted

    title: qsTr("Something went wrong")

    RecoveryPanel {
        width: parent.width
        height: Math.min(sheet.roomBelow, Theme.scaled(220))
        ground: "transparent"
        focus: true
        onReloadWanted: sheet.reloadWanted()
    }
}
