import LetsChat.Controls

/// Asks before someone leaves, is taken out, or becomes the owner of a group.
Confirmation {
    id: question

    /// `leave`, `remove` or `handOver`.
    required property string deed
    /// Of the group, or of the person.
    required property string name

    title: deed === "leave" ? qsTr("Leave “%1”?").arg(name) : deed === "remove" ? qsTr("Remove %1?").arg(name) : qsTr("Make %1 the owner?").arg(name)
    body: deed === "leave" ? qsTr("Its messages are removed from your devices, and only its owner or an admin can bring you back.")
        : deed === "remove" ? qsTr("They no longer get the messages of this group. What they wrote stays.")
        : qsTr("The group will be theirs. You stay in it as an admin.")
    action: deed === "leave" ? qsTr("Leave") : deed === "remove" ? qsTr("Remove") : qsTr("Make owner")
}
