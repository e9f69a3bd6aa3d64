import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// In place of the header while messages are selected: how many, and what can be done with them.
Item {
    id: bar

    required property MessagesPage page

    readonly property MessageSelection selection: page.selection
    /// What had the focus before the question.
    property Item former: null
    property bool confirmed: false

    Accessible.role: Accessible.ToolBar
    Accessible.name: words.text
    Accessible.focusable: false

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.space12; rightMargin: Theme.space12 }
        spacing: Theme.space4

        IconButton {
            objectName: "cancelSelection"
            iconName: "close"
            text: qsTr("Cancel the selection")
            onClicked: bar.selection.clear()
        }
        Label {
            id: words
            objectName: "selectionCount"
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space8
            text: copied.running ? qsTr("Copied") : qsTr("%n selected", "messages", bar.selection.count)
            font.pixelSize: Theme.nameSize
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        IconButton {
            objectName: "copySelection"
            iconName: "copy"
            text: qsTr("Copy")
            onClicked: bar.copy()
        }
        IconButton {
            objectName: "deleteSelection"
            enabled: bar.selection.removable
            iconName: "trash"
            iconColor: enabled ? Theme.colors.dangerText : Theme.colors.textMuted
            text: qsTr("Delete")
            onClicked: bar.ask()
        }
    }
    Loader {
        id: question
    }
    Loader {
        id: menu
    }
    Connections {
        target: question.item as Confirmation

        function onConfirmed() {
            bar.confirmed = true;
        }
        function onClosed() {
            question.setSource("");
            bar.former?.forceActiveFocus(Qt.OtherFocusReason);
            if (bar.confirmed)
                bar.page.removeSelected();
        }
    }
    Connections {
        target: menu.item as SelectionMenu

        function onClosed() {
            const chosen = (menu.item as SelectionMenu).chosen;
            menu.setSource("");
            bar.former?.forceActiveFocus(Qt.OtherFocusReason);
            if (chosen)
                bar[chosen]();
        }
    }
    ClipboardText {
        id: clipboard
    }
    Timer {
        id: copied
        interval: Theme.linger
    }

    /// The keys that are for all that is selected.
    function pressed(event: KeyEvent): bool {
        const plain = event.modifiers === Qt.NoModifier || event.modifiers === Qt.KeypadModifier;
        const chord = event.modifiers === Qt.ControlModifier;
        if (plain && event.key === Qt.Key_Escape)
            cancel();
        else if (plain && event.key === Qt.Key_Delete)
            ask();
        else if (chord && event.key === Qt.Key_C)
            copy();
        else if (chord && event.key === Qt.Key_A)
            selection.selectAll();
        else
            return false;
        event.accepted = true;
        return true;
    }

    function cancel() {
        selection.clear();
    }

    function copy() {
        clipboard.take(selection.text());
        copied.restart();
    }

    function ask() {
        if (!selection.removable)
            return;
        former = Window.activeFocusItem;
        confirmed = false;
        question.setSource("DeleteQuestion.qml", { "count": selection.count });
    }

    /// At this point of the bar; by a key it lies beside what is there.
    function showMenu(at: point, byKey: bool) {
        former = Window.activeFocusItem;
        menu.setSource("SelectionMenu.qml", { "parent": bar, "removable": selection.removable, "byKey": byKey });
        const made = menu.item as SelectionMenu;
        made.popup(byKey && at.x > width / 2 ? at.x - made.implicitWidth : at.x, at.y);
    }
}
