import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Theme

/// A labelled text of some lines, with what is wrong with it right below. Tab leaves it.
ColumnLayout {
    id: field

    required property string title
    required property string error
    property string hint
    property bool readOnly: false
    property alias text: input.text
    property alias input: input

    signal edited

    spacing: Theme.space4 + 2

    Label {
        text: field.title
        font.pixelSize: Theme.smallSize
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    T.TextArea {
        id: input

        Layout.fillWidth: true
        implicitHeight: Math.max(Theme.fieldHeight * 2, contentHeight + topPadding + bottomPadding)
        leftPadding: Theme.space12
        rightPadding: Theme.space12
        topPadding: Theme.space8 + 2
        bottomPadding: topPadding
        wrapMode: TextEdit.Wrap
        textFormat: TextEdit.PlainText
        color: Theme.colors.text
        selectionColor: Theme.colors.selection
        selectedTextColor: Theme.colors.text
        font.family: Theme.fontFamily
        font.pixelSize: Theme.bodySize
        renderType: Text.NativeRendering
        selectByMouse: true
        readOnly: field.readOnly
        Accessible.role: Accessible.EditableText
        Accessible.name: field.title
        Accessible.description: field.error.length > 0 ? field.error : field.hint
        Accessible.multiLine: true
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        onTextChanged: field.edited()

        background: Rectangle {
            radius: Theme.radius8 + 2
            color: Theme.colors.field
            border.width: input.activeFocus ? 2 : 1
            border.color: field.error.length > 0 ? Theme.colors.dangerText
                                                 : input.activeFocus ? Theme.colors.accent : Theme.colors.line
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
