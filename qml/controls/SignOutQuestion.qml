/// Asks before one signs out, and whether what was written is to stay on this device.
Confirmation {
    id: question

    signal signOutWanted(bool removing)

    title: qsTr("Sign out?")
    body: keeping.checked ? qsTr("All messages go from this device, also those that have not been sent yet. What was sent stays at the server.") : qsTr("Your messages stay on this device, for when you sign in again.")
    action: qsTr("Sign out")
    dangerous: keeping.checked
    onConfirmed: signOutWanted(keeping.checked)

    ToggleRow {
        id: keeping
        objectName: "removeMessages"
        width: parent?.width ?? 0
        text: qsTr("Also remove the messages from this device")
    }
}
