import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// The end of the account: with the password, and knowing what it means.
FocusScope {
    id: form

    required property PasswordPage page

    signal cancelled

    implicitHeight: column.implicitHeight
    Keys.onEscapePressed: cancelled()

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.space12

        Label {
            Layout.fillWidth: true
            text: qsTr("Delete your account?")
            color: Theme.colors.dangerText
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("You are signed out everywhere, and others can take your username. What you wrote stays with those whom you wrote to, without your name.")
            wrapMode: Text.Wrap
        }
        FormField {
            id: current
            objectName: "deletionPassword"
            Layout.fillWidth: true
            title: qsTr("Your password")
            secret: true
            error: form.page.currentError
            readOnly: form.page.busy
            input.focus: true
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
            onEdited: if (error.length > 0) form.page.clearErrors()
        }
        ToggleRow {
            id: understood
            objectName: "understood"
            Layout.fillWidth: true
            text: qsTr("I know that this cannot be undone")
        }
        FaultText {
            Layout.fillWidth: true
            text: form.page.error
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space12

            ActionButton {
                objectName: "confirmDeletion"
                dangerous: true
                filled: true
                enabled: understood.checked && current.text.length > 0 && !form.page.busy
                text: qsTr("Delete my account for good")
                onClicked: form.page.deleteAccount(current.text)
            }
            ActionButton {
                text: qsTr("Cancel")
                onClicked: form.cancelled()
            }
        }
    }
}
