import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// What a group is called. Renamed in place by those who may.
ColumnLayout {
    id: title

    required property Details details
    property bool editing: false

    spacing: Theme.space8

    RowLayout {
        Layout.fillWidth: true
        visible: !title.editing
        spacing: Theme.space4

        Item {
            Layout.preferredWidth: rename.visible ? rename.width : 0
        }
        Label {
            objectName: "groupName"
            Layout.fillWidth: true
            text: title.details.name
            font.pixelSize: Theme.titleSize
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        IconButton {
            id: rename
            objectName: "rename"
            visible: title.details.administrable
            iconName: "compose"
            text: qsTr("Rename the group")
            onClicked: title.begin()
        }
    }
    FormField {
        id: field
        objectName: "renameField"
        Layout.fillWidth: true
        visible: title.editing
        title: qsTr("Name of the group")
        error: title.details.titleError
        onAccepted: title.details.rename(text)
        Keys.onEscapePressed: title.end()
    }
    RowLayout {
        Layout.alignment: Qt.AlignRight
        visible: title.editing
        spacing: Theme.space16

        LinkButton {
            objectName: "cancelRename"
            text: qsTr("Cancel")
            onClicked: title.end()
        }
        LinkButton {
            objectName: "saveRename"
            enabled: !title.details.busy
            text: qsTr("Save")
            onClicked: title.details.rename(field.text)
        }
    }
    Connections {
        target: title.details

        function onRenamed() {
            if (title.editing)
                title.end();
        }
        /// What was refused after one had gone on is told beside what was typed, too.
        function onChanged() {
            if (title.details.titleError.length > 0)
                title.editing = true;
        }
    }

    function begin() {
        field.text = details.name;
        editing = true;
        field.input.forceActiveFocus();
        field.input.selectAll();
    }

    function end() {
        details.clearErrors();
        editing = false;
        rename.forceActiveFocus();
    }
}
