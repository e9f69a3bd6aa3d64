import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Chooses people: who is chosen so far, a field to find more, and whom it found. Arrows and Enter
/// belong to the results; Backspace in the empty field drops the last one.
ColumnLayout {
    id: choice

    required property PeoplePicker picker
    property string error

    /// Enter while there is nothing to pick.
    signal accepted

    spacing: Theme.space4 + 2

    Rectangle {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space24
        Layout.rightMargin: Theme.space24
        implicitHeight: (chips.visible ? chips.height + Theme.space8 : 0) + field.implicitHeight
        radius: Theme.radius8 + 2
        color: Theme.colors.field
        border.width: field.activeFocus ? 2 : 1
        border.color: choice.error.length > 0 ? Theme.colors.dangerText : field.activeFocus ? Theme.colors.accent : Theme.colors.line

        Flickable {
            id: chips
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space8 }
            height: Math.min(many.implicitHeight, Theme.scaled(32) * 3)
            visible: many.count > 0
            contentHeight: many.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            onContentHeightChanged: contentY = Math.max(0, contentHeight - height)

            T.ScrollBar.vertical: SlimScrollBar {}

            FocusFollower {
                view: chips
            }
            PersonChips {
                id: many
                width: parent.width
                spacing: Theme.space4
                picker: choice.picker
                onDropped: userId => choice.drop(userId)
            }
        }
        T.TextField {
            id: field
            objectName: "people"
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            implicitHeight: Theme.fieldHeight
            leftPadding: Theme.space12
            rightPadding: Theme.space12
            color: Theme.colors.text
            selectionColor: Theme.colors.selection
            selectedTextColor: Theme.colors.text
            font.family: Theme.fontFamily
            font.pixelSize: Theme.bodySize
            renderType: Text.NativeRendering
            verticalAlignment: TextInput.AlignVCenter
            selectByMouse: true
            focus: true
            text: choice.picker.search.query
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Add people by name or username")
            Accessible.description: choice.error
            Accessible.searchEdit: true
            onTextChanged: choice.picker.search.query = text
            onAccepted: text.trim().length > 0 ? found.choose() : choice.accepted()
            Keys.onUpPressed: found.step(-1)
            Keys.onDownPressed: found.step(1)
            Keys.onPressed: event => {
                event.accepted = event.key === Qt.Key_Backspace && length === 0 && preeditText.length === 0;
                if (event.accepted)
                    choice.picker.removeLast();
            }

            Label {
                x: field.leftPadding
                width: field.width - field.leftPadding - field.rightPadding
                anchors.verticalCenter: parent.verticalCenter
                visible: field.length === 0 && field.preeditText.length === 0
                text: qsTr("Name or username")
                color: Theme.colors.textMuted
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
    }
    Label {
        objectName: "peopleError"
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space24
        Layout.rightMargin: Theme.space24
        visible: text.length > 0
        text: choice.error
        color: Theme.colors.dangerText
        font.pixelSize: Theme.smallSize
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    PeopleFound {
        id: found
        Layout.fillWidth: true
        Layout.fillHeight: true
        picker: choice.picker
        onPicked: {
            field.clear();
            field.forceActiveFocus();
        }
    }

    function focusField() {
        field.forceActiveFocus();
    }

    function drop(userId: string) {
        focusField();
        picker.toggle(userId);
    }
}
