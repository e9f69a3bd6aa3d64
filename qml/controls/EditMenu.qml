import QtQuick

/// Cut, copy and paste for a text that can be edited, at the pointer.
ActionMenu {
    id: menu

    /// A TextInput or a TextEdit.
    required property Item editor
    property bool canCut: false
    property bool canPaste: false
    property bool canCopy: false

    signal cutChosen
    signal copyChosen
    signal pasteChosen
    signal selectAllChosen

    ActionMenuItem {
        text: qsTr("Cut")
        enabled: menu.canCut
        onTriggered: menu.cutChosen()
    }
    ActionMenuItem {
        text: qsTr("Copy")
        enabled: menu.canCopy
        onTriggered: menu.copyChosen()
    }
    ActionMenuItem {
        text: qsTr("Paste")
        enabled: menu.canPaste
        onTriggered: menu.pasteChosen()
    }
    ActionMenuItem {
        text: qsTr("Select all")
        onTriggered: menu.selectAllChosen()
    }
}
