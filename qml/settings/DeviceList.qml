import QtQuick
import LetsChat.Client
import LetsChat.Theme

/// The devices that are signed in, each with its way out.
Column {
    id: list

    required property DeviceListModel devices

    spacing: Theme.space16

    Repeater {
        model: list.devices

        DeviceRow {
            readonly property DeviceList list: parent as DeviceList

            width: list?.width ?? 0
            onEnded: list.devices.revoke(sessionId)
        }
    }
}
