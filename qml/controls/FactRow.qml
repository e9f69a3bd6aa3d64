import QtQuick
import QtQuick.Layouts
import LetsChat.Theme

/// Something to know, which can be selected and copied.
RowLayout {
    id: row

    required property string title
    required property string value
    property bool copied: false

    spacing: Theme.space8

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 2

        Label {
            Layout.fillWidth: true
            text: row.title
            color: Theme.colors.textMuted
            font.pixelSize: Theme.smallSize
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        TextEdit {
            id: words
            Layout.fillWidth: true
            text: row.value
            readOnly: true
            selectByMouse: true
            activeFocusOnTab: false
            color: Theme.colors.text
            selectionColor: Theme.colors.selection
            selectedTextColor: Theme.colors.text
            font.family: Theme.fontFamily
            font.pixelSize: Theme.bodySize
            textFormat: TextEdit.PlainText
            renderType: Text.NativeRendering
            wrapMode: TextEdit.Wrap
            // Said, so that it follows the window's direction.
            horizontalAlignment: TextEdit.AlignLeft
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1: %2").arg(row.title).arg(row.value)
        }
    }
    IconButton {
        objectName: "copy " + row.title
        iconName: row.copied ? "tick" : "copy"
        text: row.copied ? qsTr("%1 copied").arg(row.title) : qsTr("Copy: %1").arg(row.title)
        onClicked: row.copy()
    }
    Timer {
        id: fading
        interval: 1500
        onTriggered: row.copied = false
    }

    function copy() {
        words.selectAll();
        words.copy();
        words.deselect();
        copied = true;
        fading.restart();
    }
}
