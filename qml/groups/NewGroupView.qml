import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// A new group: its name, and who is in it. What was filled in stays when it fails or is put off.
Sheet {
    id: sheet

    required property NewGroup newGroup

    objectName: "newGroup"
    title: qsTr("New group")

    ColumnLayout {
        width: parent.width
        height: sheet.roomBelow
        spacing: Theme.space12

        FormField {
            objectName: "groupTitle"
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space24
            Layout.rightMargin: Theme.space24
            title: qsTr("Name of the group")
            text: sheet.newGroup.title
            error: sheet.newGroup.titleError
            input.focus: true
            onEdited: sheet.newGroup.title = text
            onAccepted: choice.focusField()
        }
        PeopleChoice {
            id: choice
            Layout.fillWidth: true
            Layout.fillHeight: true
            picker: sheet.newGroup.picker
            error: sheet.newGroup.peopleError
            onAccepted: sheet.newGroup.create()
        }
        Label {
            objectName: "groupError"
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space24
            Layout.rightMargin: Theme.space24
            visible: text.length > 0
            text: sheet.newGroup.error
            color: Theme.colors.dangerText
            font.pixelSize: Theme.smallSize
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        PrimaryButton {
            objectName: "create"
            Layout.alignment: Qt.AlignRight
            Layout.rightMargin: Theme.space24
            Layout.bottomMargin: Theme.space16
            enabled: !sheet.newGroup.busy
            text: sheet.newGroup.busy ? qsTr("Creating…") : qsTr("Create group")
            onClicked: sheet.newGroup.create()
        }
    }
    Connections {
        target: sheet.newGroup

        function onCreated() {
            sheet.close();
        }
    }
}
