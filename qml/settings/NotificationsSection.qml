import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// What is told of new messages, and how.
SectionPage {
    id: section

    readonly property Preferences preferences: application.preferences

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.space4

        ToggleRow {
            objectName: "notificationsOn"
            Layout.fillWidth: true
            focus: true
            text: qsTr("Notifications")
            detail: qsTr("For new messages while you look elsewhere.")
            checked: section.preferences.notifications
            onToggled: section.preferences.notifications = checked
        }
        ToggleRow {
            objectName: "previewsOn"
            Layout.fillWidth: true
            enabled: section.preferences.notifications
            text: qsTr("Show message text")
            detail: qsTr("Otherwise a notification only says that a message came.")
            checked: section.preferences.previews
            onToggled: section.preferences.previews = checked
        }
        ToggleRow {
            objectName: "doNotDisturbOn"
            Layout.fillWidth: true
            enabled: section.preferences.notifications
            text: qsTr("Do not disturb")
            detail: qsTr("No notifications until you turn this off.")
            checked: section.preferences.doNotDisturb
            onToggled: section.preferences.doNotDisturb = checked
        }
        ToggleRow {
            objectName: "keepRunningOn"
            Layout.fillWidth: true
            visible: section.application.desktop.trayThere
            text: qsTr("Keep running when the window is closed")
            detail: qsTr("LetsChat stays in the tray, and messages still arrive.")
            checked: section.preferences.keepRunning
            onToggled: section.preferences.keepRunning = checked
        }
    }
}
