import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Light or dark. What the keyboard is on is chosen at once.
SectionPage {
    id: section

    readonly property Preferences preferences: application.preferences

    FocusScope {
        Layout.fillWidth: true
        implicitHeight: column.implicitHeight
        focus: true
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Colours")

        ColumnLayout {
            id: column
            width: parent.width
            spacing: Theme.space4

            ChoiceRow {
                id: system
                objectName: "appearance 0"
                Layout.fillWidth: true
                focus: checked
                text: qsTr("Same as the system")
                checked: section.preferences.appearance === Theme.FollowSystem
                KeyNavigation.down: light
                onClicked: section.preferences.appearance = Theme.FollowSystem
                onActiveFocusChanged: if (activeFocus) section.preferences.appearance = Theme.FollowSystem
            }
            ChoiceRow {
                id: light
                objectName: "appearance 1"
                Layout.fillWidth: true
                focus: checked
                text: qsTr("Light")
                checked: section.preferences.appearance === Theme.Light
                KeyNavigation.up: system
                KeyNavigation.down: dark
                onClicked: section.preferences.appearance = Theme.Light
                onActiveFocusChanged: if (activeFocus) section.preferences.appearance = Theme.Light
            }
            ChoiceRow {
                id: dark
                objectName: "appearance 2"
                Layout.fillWidth: true
                focus: checked
                text: qsTr("Dark")
                checked: section.preferences.appearance === Theme.Dark
                KeyNavigation.up: light
                onClicked: section.preferences.appearance = Theme.Dark
                onActiveFocusChanged: if (activeFocus) section.preferences.appearance = Theme.Dark
            }
        }
    }
}
