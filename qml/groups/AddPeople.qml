import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Adds people to the group.
ColumnLayout {
    id: page

    required property GroupMembers members

    signal done

    spacing: Theme.space12

    PeopleChoice {
        id: choice
        Layout.fillWidth: true
        Layout.fillHeight: true
        picker: page.members.picker
        error: page.members.addError
        onAccepted: page.members.add()
    }
    PrimaryButton {
        objectName: "add"
        Layout.alignment: Qt.AlignRight
        Layout.rightMargin: Theme.space24
        Layout.bottomMargin: Theme.space16
        enabled: !page.members.busy && page.members.picker.chosenIds.length > 0
        text: page.members.busy ? qsTr("Adding…") : qsTr("Add")
        onClicked: page.members.add()
    }
    Connections {
        target: page.members

        function onAdded() {
            page.done();
        }
    }

    Component.onCompleted: choice.focusField()
}
