import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// The name and the words about oneself, to be changed.
FocusScope {
    id: form

    required property ProfilePage profile

    /// What the fields were filled with.
    property string knownName
    property string knownAbout
    property bool saved: false
    readonly property bool changed: name.text.trim() !== profile.displayName || about.text.trim() !== profile.about
    readonly property bool faulty: profile.displayNameError.length > 0 || profile.aboutError.length > 0

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.space16

        FormField {
            id: name
            objectName: "ownDisplayName"
            Layout.fillWidth: true
            title: qsTr("Display name")
            error: form.profile.displayNameError
            readOnly: form.profile.busy
            input.focus: true
            onEdited: form.profile.checkDisplayName(text)
            onAccepted: form.save()
        }
        FormText {
            id: about
            objectName: "ownAbout"
            Layout.fillWidth: true
            title: qsTr("About you")
            hint: qsTr("A few words that everyone can see.")
            error: form.profile.aboutError
            readOnly: form.profile.busy
            onEdited: form.profile.checkAbout(text)
        }
        FaultText {
            objectName: "profileFault"
            Layout.fillWidth: true
            text: form.profile.error
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space12

            PrimaryButton {
                objectName: "saveProfile"
                implicitHeight: Theme.controlHeight
                enabled: form.changed && !form.faulty && !form.profile.busy
                text: form.profile.busy ? qsTr("Saving…") : qsTr("Save")
                onClicked: form.save()
            }
            Label {
                objectName: "profileSaved"
                Layout.fillWidth: true
                visible: form.saved && !form.changed
                text: qsTr("Saved")
                color: Theme.colors.textMuted
                elide: Text.ElideRight
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
    Connections {
        target: form.profile

        function onChanged() {
            form.fill();
        }
        function onSaved() {
            form.saved = true;
        }
    }

    Component.onCompleted: fill()
    Component.onDestruction: profile.clearErrors()

    /// What is being typed stays, also when another device saves something.
    function fill() {
        if (name.text === knownName)
            name.text = profile.displayName;
        if (about.text === knownAbout)
            about.text = profile.about;
        knownName = profile.displayName;
        knownAbout = profile.about;
    }

    function save() {
        profile.save(name.text, about.text);
    }
}
