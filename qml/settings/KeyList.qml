import QtQuick
import LetsChat.Theme

/// Every key of the program. The arrow keys go through it.
ListView {
    id: list

    focus: true
    activeFocusOnTab: true
    clip: true
    keyNavigationEnabled: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Keyboard shortcuts")
    header: Item {
        implicitHeight: Theme.space4
    }
    footer: Item {
        implicitHeight: Theme.space16
    }
    model: [
        { "keys": "Ctrl+K", "does": qsTr("Find a conversation, a person or a message") },
        { "keys": "Ctrl+PgDown", "does": qsTr("Go to the next conversation") },
        { "keys": "Ctrl+PgUp", "does": qsTr("Go to the conversation before") },
        { "keys": "Alt+Shift+Down", "does": qsTr("Go to the next unread conversation") },
        { "keys": "Alt+Shift+Up", "does": qsTr("Go to the unread conversation before") },
        { "keys": "Ctrl+,", "does": qsTr("Settings") },
        { "keys": "Ctrl+/", "does": qsTr("This list") },
        { "keys": "Return", "does": qsTr("Send the message") },
        { "keys": "Shift+Return", "does": qsTr("Begin a new line") },
        { "keys": "Up", "does": qsTr("Edit your last message, while the field is empty") },
        { "keys": "End", "does": qsTr("Go to the newest message, while the field is empty") },
        { "keys": "Shift+Tab", "does": qsTr("Go into the messages; Up and Down lead from one to the next") },
        { "keys": "Menu", "does": qsTr("Show what can be done with a message or a conversation") },
        { "keys": "R", "does": qsTr("Reply to a message") },
        { "keys": "E", "does": qsTr("Edit a message") },
        { "keys": "Del", "does": qsTr("Delete a message, or all that are selected") },
        { "keys": "Ctrl+C", "does": qsTr("Copy a message, or all that are selected") },
        { "keys": "S", "does": qsTr("Select a message; then Space selects more, and Shift+Up all on the way") },
        { "keys": "Ctrl+E", "does": qsTr("Choose an emoji") },
        { "keys": "Tab", "does": qsTr("Go to what is next") },
        { "keys": "Ctrl+Q", "does": qsTr("Quit") },
        { "keys": "Esc", "does": qsTr("Close what is open, or go back") }
    ]
    delegate: KeyRow {
        required property var modelData

        width: ListView.view.width
        keys: modelData.keys
        does: modelData.does
        current: ListView.isCurrentItem && ListView.view.activeFocus
    }
}
