import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// A field that narrows down what is below it. Arrows and Enter belong to the results.
T.TextField {
    id: field

    /// Shown at the end while empty: how to get here from anywhere.
    property string keyHint

    signal moved(int step)
    signal chosen

    implicitHeight: Theme.controlHeight
    implicitWidth: Theme.scaled(160)
    leftPadding: LayoutMirroring.enabled ? end.width + Theme.space8 : glass.width + Theme.space12 * 2 - 2
    rightPadding: LayoutMirroring.enabled ? glass.width + Theme.space12 * 2 - 2 : end.width + Theme.space8
    color: Theme.colors.text
    placeholderTextColor: Theme.colors.textMuted
    selectionColor: Theme.colors.selection
    selectedTextColor: Theme.colors.text
    font.family: Theme.fontFamily
    font.pixelSize: Theme.bodySize
    renderType: Text.NativeRendering
    verticalAlignment: TextInput.AlignVCenter
    selectByMouse: true
    Accessible.role: Accessible.EditableText
    Accessible.name: qsTr("Search conversations and people")
    Accessible.searchEdit: true
    Keys.onUpPressed: moved(-1)
    Keys.onDownPressed: moved(1)
    onAccepted: chosen()

    background: Rectangle {
        radius: Theme.radius8 + 2
        color: Theme.colors.field
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Theme.colors.accent : Theme.colors.line
    }
    Icon {
        id: glass
        anchors { left: parent.left; leftMargin: Theme.space12; verticalCenter: parent.verticalCenter }
        name: "search"
        size: Theme.scaled(16)
    }
    Label {
        anchors { left: glass.right; leftMargin: Theme.space8 + 2; right: end.left; verticalCenter: parent.verticalCenter }
        visible: field.length === 0 && field.preeditText.length === 0
        text: field.placeholderText
        color: Theme.colors.textMuted
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Item {
        id: end
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        width: clear.visible ? clear.width + Theme.space4 : hint.visible ? hint.width + Theme.space8 : 0
        height: parent.height

        Rectangle {
            id: hint
            visible: field.length === 0 && !field.activeFocus && field.keyHint.length > 0
            anchors { right: parent.right; rightMargin: Theme.space8; verticalCenter: parent.verticalCenter }
            width: keys.implicitWidth + Theme.space12
            height: keys.implicitHeight + 4
            radius: 5
            color: "transparent"
            border.color: Theme.colors.line

            Label {
                id: keys
                anchors.centerIn: parent
                text: field.keyHint
                color: Theme.colors.textMuted
                font.pixelSize: Theme.captionSize
                Accessible.ignored: true
            }
        }
        IconButton {
            id: clear
            visible: field.length > 0
            anchors { right: parent.right; rightMargin: Theme.space4; verticalCenter: parent.verticalCenter }
            width: Theme.scaled(28)
            height: width
            focusPolicy: Qt.TabFocus
            iconName: "close"
            text: qsTr("Clear the search")
            onClicked: field.clear()
        }
    }
}
