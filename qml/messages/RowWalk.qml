import QtQuick
import LetsChat.Theme

/// Walks through the rows of the conversation by keyboard. The row that it is at has the focus.
QtObject {
    id: walk

    required property MessageList list

    readonly property MessageRow row: list.currentItem as MessageRow
    readonly property bool walking: row?.activeFocus ?? false
    readonly property var keys: ({ [Qt.Key_R]: "reply", [Qt.Key_E]: "edit", [Qt.Key_S]: "select", [Qt.Key_Delete]: "delete" })

    signal menuWanted(row: MessageRow)
    /// In the words of MessagesPage.actionsAt().
    signal acted(row: MessageRow, action: string)
    /// Back to where one writes.
    signal ended

    /// Goes to the row where it was, if that is in sight, else to the lowest one that is.
    function enter() {
        if (list.count === 0)
            return;
        if (!row || beyond(row, 1) >= row.height || beyond(row, -1) >= row.height)
            list.currentIndex = Math.max(0, list.indexAt(list.width / 2, list.contentY + list.height - Theme.space24));
        list.currentItem?.forceActiveFocus(Qt.TabFocusReason);
    }

    /// The keyboard came to the list as such.
    function entered() {
        if (list.activeFocus && (walking || list.Window.activeFocusItem === list))
            enter();
    }

    function pressed(event: KeyEvent): bool {
        event.accepted = move(event) || (walking && act(event));
        return event.accepted;
    }

    function move(event: KeyEvent): bool {
        if (event.key === Qt.Key_Escape)
            ended();
        else if (event.key !== Qt.Key_Up && event.key !== Qt.Key_Down)
            return false;
        else if (!walking)
            enter();
        else
            step(event);
        return true;
    }

    /// Up is to what is older. What is higher than the view is read through first.
    function step(event: KeyEvent) {
        const way = event.key === Qt.Key_Up ? 1 : -1;
        const next = list.currentIndex + way;
        if (beyond(row, way) > 1)
            return list.scroll(event);
        if (next < 0)
            return ended();
        if (next >= list.count)
            return;
        list.currentIndex = next;
        list.positionViewAtIndex(next, ListView.Contain);
        list.currentItem?.forceActiveFocus(Qt.TabFocusReason);
        if (list.press.choosing && event.modifiers & Qt.ShiftModifier)
            list.page.selection.extendTo(next);
    }

    function act(event: KeyEvent): bool {
        const copies = event.key === Qt.Key_C && event.modifiers === Qt.ControlModifier;
        const action = copies ? "copy" : event.modifiers === Qt.NoModifier ? keys[event.key] : undefined;
        const menuKey = event.key === Qt.Key_Menu || event.key === Qt.Key_Return || event.key === Qt.Key_Enter || (event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier);
        if (list.press.choosing)
            return choose(event, menuKey);
        if (menuKey)
            menuWanted(row);
        else if (action)
            acted(row, action);
        return menuKey || action !== undefined;
    }

    /// While messages are selected, Space and Enter do that with the one that it is at.
    function choose(event: KeyEvent, menuKey: bool): bool {
        const toggles = [Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter].includes(event.key);
        if (toggles)
            list.press.choose(row, event.modifiers & Qt.ShiftModifier);
        else if (menuKey)
            list.choiceMenuWanted(list.mapFromItem(row, row.beside), true);
        return toggles || menuKey;
    }

    /// How much of a row is out of sight, above (1) or below (-1).
    function beyond(row: MessageRow, way: int): real {
        return way > 0 ? list.contentY - row.y : row.y + row.height - list.contentY - list.height;
    }
}
