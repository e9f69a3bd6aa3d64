import QtQuick
import LetsChat.Controls
import LetsChat.Settings
import LetsChat.Theme
import LetsChat.Client as Client

/// What one can choose and change.
Sheet {
    id: page

    required property Client.Application application

    objectName: "settings"
    title: backShown ? view.sectionTitle : qsTr("Settings")
    mostWidth: Theme.scaled(780)
    backShown: filling && view.opened
    onBack: view.leave()

    SettingsView {
        id: view
        width: parent.width
        height: page.roomBelow
        focus: true
        application: page.application
        wide: !page.filling
    }
}
