import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// A new password instead of the old one.
FocusScope {
    id: form

    required property PasswordPage page

    readonly property int hints: Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText

    signal cancelled

    implicitHeight: column.implicitHeight
    Keys.onEscapePressed: cancelled()

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.space16

        FormField {
            id: current
            objectName: "currentPassword"
            Layout.fillWidth: true
            title: qsTr("Current password")
            secret: true
            error: form.page.currentError
            readOnly: form.page.busy
            input.focus: true
            inputMethodHints: form.hints
            onEdited: if (error.length > 0) form.page.clearErrors()
            onAccepted: fresh.input.forceActiveFocus()
        }
        FormField {
            id: fresh
            objectName: "newPassword"
            Layout.fillWidth: true
            title: qsTr("New password")
            secret: true
            hint: qsTr("All your other devices will be signed out.")
            error: form.page.newError
            readOnly: form.page.busy
            inputMethodHints: form.hints
            onEdited: if (touched || error.length > 0) form.page.checkNew(text)
            onAccepted: form.submit()
        }
        FaultText {
            Layout.fillWidth: true
            text: form.page.error
        }
        RowLayout {
            spacing: Theme.space12

            PrimaryButton {
                objectName: "submitPassword"
                implicitHeight: Theme.controlHeight
                enabled: current.text.length > 0 && fresh.text.length > 0 && !form.page.busy
                text: qsTr("Change password")
                onClicked: form.submit()
            }
            ActionButton {
                text: qsTr("Cancel")
                onClicked: form.cancelled()
            }
        }
    }

    function submit() {
        page.change(current.text, fresh.text);
    }
}
