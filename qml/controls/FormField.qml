import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Theme

/// A labelled line of a form, with what is wrong with it right below.
ColumnLayout {
    id: field

    required property string title
    property string error
    property string hint
    /// Whether what is typed is hidden until its eye is pressed.
    property bool secret: false
    property bool readOnly: false
    /// Whether it has been left once: from then on faults are told while typing.
    property bool touched: false
    property alias text: input.text
    property alias input: input
    property alias inputMethodHints: input.inputMethodHints

    signal accepted
    signal edited

    spacing: Theme.space4 + 2

    Label {
        text: field.title
        font.pixelSize: Theme.smallSize
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    T.TextField {
        id: input

        Layout.fillWidth: true
        implicitHeight: Theme.fieldHeight
        leftPadding: LayoutMirroring.enabled && field.secret ? eye.width + Theme.space8 : Theme.space12
        rightPadding: !LayoutMirroring.enabled && field.secret ? eye.width + Theme.space8 : Theme.space12
        color: Theme.colors.text
        selectionColor: Theme.colors.selection
        selectedTextColor: Theme.colors.text
        font.family: Theme.fontFamily
        font.pixelSize: Theme.bodySize
        renderType: Text.NativeRendering
        verticalAlignment: TextInput.AlignVCenter
        selectByMouse: true
        readOnly: field.readOnly
        echoMode: field.secret && !eye.revealing ? TextInput.Password : TextInput.Normal
        Accessible.role: Accessible.EditableText
        Accessible.name: field.title
        // Qt keeps the name of a password field to itself. That it is one, it tells by echoMode all the same.
        Accessible.onPasswordEditChanged: if (Accessible.passwordEdit) Accessible.passwordEdit = false
        Accessible.description: field.error.length > 0 ? field.error : field.hint
        onAccepted: field.accepted()
        onTextEdited: field.edited()
        onActiveFocusChanged: {
            if (!activeFocus && text.length > 0) {
                field.touched = true;
                field.edited();
            }
        }

        background: Rectangle {
            radius: Theme.radius8 + 2
            color: Theme.colors.field
            border.width: input.activeFocus ? 2 : 1
            border.color: field.error.length > 0 ? Theme.colors.dangerText
                                                 : input.activeFocus ? Theme.colors.accent : Theme.colors.line
        }
        IconButton {
            id: eye
            objectName: "reveal"
            visible: field.secret
            anchors { right: parent.right; rightMargin: Theme.space4; verticalCenter: parent.verticalCenter }
            property bool revealing: false
            iconName: revealing ? "eye-off" : "eye"
            text: revealing ? qsTr("Hide the password") : qsTr("Show the password")
            onClicked: revealing = !revealing
        }
    }
    Label {
        visible: text.length > 0
        Layout.fillWidth: true
        text: field.error.length > 0 ? field.error : field.hint
        color: field.error.length > 0 ? Theme.colors.dangerText : Theme.colors.textMuted
        font.pixelSize: Theme.smallSize
        wrapMode: Text.Wrap
        Accessible.role: field.error.length > 0 ? Accessible.AlertMessage : Accessible.StaticText
    }
}
