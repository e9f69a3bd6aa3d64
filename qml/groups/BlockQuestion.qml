import LetsChat.Controls

/// Asks before someone is blocked.
Confirmation {
    id: question

    required property string name

    title: qsTr("Block %1?").arg(name)
    body: qsTr("You can no longer message each other or see when the other is online. They are not told, and past messages stay. In groups you still see each other's messages.")
    action: qsTr("Block")
}
