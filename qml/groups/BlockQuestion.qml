import LetsChat.Controls

/// Asks before someone is blocked.
Confirmation {
    id: question

    required property string name

    title: qsTr("Block %1?").arg(name)
    body: qsTr("Neither of you can write to the other, and neither sees when the other is online. They are not told, and what was written stays. In groups you go on reading each other.")
    action: qsTr("Block")
}
