import LetsChat.Controls

/// Asks before messages are deleted.
Confirmation {
    id: question

    property int count: 1

    title: count === 1 ? qsTr("Delete this message?") : qsTr("Delete %n messages?", "", count)
    body: count === 1 ? qsTr("It is deleted for everyone, and cannot be brought back.") : qsTr("They are deleted for everyone, and cannot be brought back.")
    action: qsTr("Delete")
}
