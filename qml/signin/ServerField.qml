import QtQuick
import LetsChat.Client
import LetsChat.Controls

/// The server's address: out of the way until it is asked for, missing, or wrong.
FormField {
    id: field

    required property SignIn signIn
    property bool asked: false
    readonly property bool needed: signIn.serverUrl.length === 0 || signIn.serverError.length > 0
    readonly property bool open: asked || needed

    objectName: "server"
    visible: open
    title: qsTr("Server address")
    hint: text.length === 0 ? qsTr("For example chat.example.org") : ""
    error: signIn.serverError
    readOnly: signIn.busy
    inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
    text: signIn.serverUrl

    // Kept open once it was: an address that is being typed must not take its field away.
    onNeededChanged: if (needed) asked = true
    onEdited: if (!input.activeFocus) commit()
    Component.onCompleted: if (needed) asked = true

    function show() {
        asked = true;
        input.forceActiveFocus();
        input.selectAll();
    }

    function commit() {
        signIn.serverUrl = input.text.trim();
    }
}
