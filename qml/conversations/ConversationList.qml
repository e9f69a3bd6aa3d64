import QtQuick
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// The conversations, newest activity first. Arrows walk, Enter opens.
ListView {
    id: list

    required property ConversationsPage page

    objectName: "conversations"
    model: page.model
    clip: true
    activeFocusOnTab: count > 0
    currentIndex: -1
    // It scrolls for the keyboard alone, never because the current row has moved.
    highlightFollowsCurrentItem: false
    boundsBehavior: Flickable.StopAtBounds
    reuseItems: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Conversations")

    T.ScrollBar.vertical: SlimScrollBar {}
    WheelScroll {
        view: list
    }
    delegate: ConversationRow {
        id: row

        required property int index

        readonly property ConversationList list: ListView.view as ConversationList

        width: list?.width ?? 0
        selected: conversationId === list?.page.currentId
        current: ListView.isCurrentItem && (list?.activeFocus ?? false)
        onClicked: list.page.open(conversationId)
        onMenuWanted: (x, y) => list.showMenu(row, x, y)
    }
    move: Transition {
        NumberAnimation { property: "y"; duration: Theme.gentle; easing.type: Theme.easing }
    }
    moveDisplaced: Transition {
        NumberAnimation { property: "y"; duration: Theme.gentle; easing.type: Theme.easing }
    }
    addDisplaced: Transition {
        NumberAnimation { property: "y"; duration: Theme.gentle; easing.type: Theme.easing }
    }

    Loader {
        id: menu
    }

    onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
    Keys.onUpPressed: step(-1)
    Keys.onDownPressed: step(1)
    Keys.onReturnPressed: openCurrent()
    Keys.onEnterPressed: openCurrent()
    Keys.onSpacePressed: openCurrent()
    Keys.onMenuPressed: showMenu(currentItem as ConversationRow, Theme.space24, Theme.space24)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier)
            showMenu(currentItem as ConversationRow, Theme.space24, Theme.space24);
        else if (event.key === Qt.Key_Home || event.key === Qt.Key_End)
            step(event.key === Qt.Key_Home ? -count : count);
        else
            return;
        event.accepted = true;
    }

    function step(by: int) {
        currentIndex = Math.max(0, Math.min(currentIndex + by, count - 1));
        positionViewAtIndex(currentIndex, ListView.Contain);
    }

    function openCurrent() {
        const row = currentItem as ConversationRow;
        if (row)
            page.open(row.conversationId);
    }

    function showMenu(row: ConversationRow, x: real, y: real) {
        if (!row)
            return;
        menu.setSource("RowMenu.qml", { "page": page, "conversationId": row.conversationId, "unread": row.unreadCount > 0, "muted": row.isMuted });
        (menu.item as ActionMenu).popup(row, x, y);
    }
}
