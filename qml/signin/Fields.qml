import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Who one is: username, display name for a new account, password. Rules are told for a new account
/// only; for signing in the server compares, and nothing else.
ColumnLayout {
    id: fields

    required property SignIn signIn
    required property bool creating
    readonly property string username: name.text.trim()
    readonly property string displayName: shown.text.trim()
    readonly property string password: secret.text
    property alias input: name.input

    signal submitted

    spacing: Theme.space16

    FormField {
        id: name
        objectName: "username"
        Layout.fillWidth: true
        title: qsTr("Username")
        hint: fields.creating && text.length === 0 ? qsTr("Letters a to z, digits, and _ . - . People find you by it.") : ""
        error: fields.signIn.usernameError
        readOnly: fields.signIn.busy
        inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
        onEdited: fields.check(name, text => fields.signIn.checkUsername(text.trim()))
        onAccepted: fields.submitted()
    }
    FormField {
        id: shown
        objectName: "displayName"
        Layout.fillWidth: true
        visible: fields.creating
        title: qsTr("Display name")
        error: fields.signIn.displayNameError
        readOnly: fields.signIn.busy
        onEdited: fields.check(shown, text => fields.signIn.checkDisplayName(text.trim()))
        onAccepted: fields.submitted()
    }
    FormField {
        id: secret
        objectName: "password"
        Layout.fillWidth: true
        title: qsTr("Password")
        secret: true
        error: fields.signIn.passwordError
        readOnly: fields.signIn.busy
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
        onEdited: fields.check(secret, text => fields.signIn.checkPassword(text))
        onAccepted: fields.submitted()
    }

    /// A fault is told once the field was left, or when it stands there already.
    function check(field: FormField, rule: var) {
        if (creating && (field.touched || field.error.length > 0))
            rule(field.text);
        else if (field.error.length > 0)
            signIn.clearErrors();
    }

    /// Whether everything is filled in; else the keyboard goes to the first gap.
    function complete(): bool {
        for (const field of [name, shown, secret]) {
            if (field.visible && field.text.length === 0) {
                field.input.forceActiveFocus();
                return false;
            }
        }
        return true;
    }

    function forget() {
        for (const field of [name, shown, secret])
            field.touched = false;
    }
}
