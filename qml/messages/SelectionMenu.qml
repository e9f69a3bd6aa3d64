import LetsChat.Controls

/// What can be done with all selected messages.
ActionMenu {
    id: menu

    required property bool removable
    /// Whether it was opened by a key: then its first entry is chosen.
    required property bool byKey
    /// As the functions of SelectionBar are called.
    property string chosen

    onOpened: if (byKey) currentIndex = 0

    ActionMenuItem {
        objectName: "copySelected"
        iconName: "copy"
        text: qsTr("Copy selected")
        onTriggered: menu.chosen = "copy"
    }
    ActionMenuItem {
        objectName: "deleteSelected"
        shown: menu.removable
        iconName: "trash"
        dangerous: true
        text: qsTr("Delete selected")
        onTriggered: menu.chosen = "ask"
    }
    ActionMenuItem {
        objectName: "clearSelected"
        iconName: "close"
        text: qsTr("Cancel the selection")
        onTriggered: menu.chosen = "cancel"
    }
}
