import QtQuick
import LetsChat.Controls

/// What can be done with the words of a message.
ActionMenu {
    id: menu

    required property TextEdit editor

    parent: editor

    ActionMenuItem {
        objectName: "copyMessage"
        iconName: "copy"
        text: menu.editor.selectedText.length > 0 ? qsTr("Copy selection") : qsTr("Copy message")
        onTriggered: menu.copy()
    }

    Component.onCompleted: popup()

    function copy() {
        if (editor.selectedText.length > 0)
            return editor.copy();
        editor.selectAll();
        editor.copy();
        editor.deselect();
    }
}
