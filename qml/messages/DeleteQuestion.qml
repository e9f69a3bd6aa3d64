import LetsChat.Controls

/// Asks before a message is deleted.
Confirmation {
    title: qsTr("Delete this message?")
    body: qsTr("It is deleted for everyone, and cannot be brought back.")
    action: qsTr("Delete")
}
