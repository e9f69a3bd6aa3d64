import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Oneself: what others see, the password, and ways out.
SectionPage {
    id: section

    readonly property ProfilePage profile: application.settings.profile
    readonly property PasswordPage password: application.settings.password
    /// Which of the forms below is open.
    property string form

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space16

        Avatar {
            personId: section.profile.userId
            name: section.profile.displayName
            size: Theme.scaled(64)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                objectName: "ownName"
                Layout.fillWidth: true
                text: section.profile.displayName
                font.pixelSize: Theme.nameSize + 2
                font.weight: Font.DemiBold
                elide: Text.ElideRight
            }
            Label {
                Layout.fillWidth: true
                text: qsTr("@%1").arg(section.profile.username)
                color: Theme.colors.textMuted
                elide: Text.ElideRight
            }
        }
    }
    ProfileForm {
        Layout.fillWidth: true
        focus: true
        profile: section.profile
    }
    FactRow {
        Layout.fillWidth: true
        title: qsTr("Username")
        value: section.profile.username
    }
    FactRow {
        Layout.fillWidth: true
        title: qsTr("Link to you")
        value: section.profile.link
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: 1
        color: Theme.colors.line
    }
    Label {
        objectName: "passwordChanged"
        Layout.fillWidth: true
        visible: section.form === "changed"
        text: qsTr("Your password is changed. All other devices are signed out.")
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    Flow {
        Layout.fillWidth: true
        visible: section.form !== "password" && section.form !== "deletion"
        spacing: Theme.space8

        ActionButton {
            id: changing
            objectName: "changePassword"
            text: qsTr("Change password")
            onClicked: section.show("password")
        }
        SignOutButton {
            session: section.application.session
        }
        ActionButton {
            objectName: "deleteAccount"
            dangerous: true
            text: qsTr("Delete account…")
            onClicked: section.show("deletion")
        }
    }
    Loader {
        id: changes
        Layout.fillWidth: true
        active: section.form === "password"
        visible: active
        onHeightChanged: if (active) section.reveal(y, height)
        onYChanged: if (active) section.reveal(y, height)
        Component.onCompleted: setSource("PasswordForm.qml", { "focus": true, "page": section.password })
    }
    Connections {
        target: changes.item as PasswordForm

        function onCancelled() {
            section.show("");
        }
    }
    Loader {
        id: ends
        Layout.fillWidth: true
        active: section.form === "deletion"
        visible: active
        onHeightChanged: if (active) section.reveal(y, height)
        onYChanged: if (active) section.reveal(y, height)
        Component.onCompleted: setSource("DeletionForm.qml", { "focus": true, "page": section.password })
    }
    Connections {
        target: ends.item as DeletionForm

        function onCancelled() {
            section.show("");
        }
    }
    Connections {
        target: section.password

        function onChanged() {
            section.show("changed");
        }
    }

    function show(wanted: string) {
        password.clearErrors();
        form = wanted;
        if (changes.active)
            changes.forceActiveFocus(Qt.TabFocusReason);
        else if (ends.active)
            ends.forceActiveFocus(Qt.TabFocusReason);
        else
            changing.forceActiveFocus(Qt.TabFocusReason);
    }
}
