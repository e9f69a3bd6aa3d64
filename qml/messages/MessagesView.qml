import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Theme

/// The open conversation: whom with, what was written, and where one writes.
FocusScope {
    id: view

    required property MessagesPage page
    required property Emoji emoji
    property bool backShown: false
    /// Somebody can be reading: the screen is not locked.
    property bool readable: true

    signal back
    /// Who is in this conversation, and what can be done about it.
    signal detailsWanted

    Rectangle {
        anchors.fill: parent
        color: Theme.colors.surface
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        MessagesHeader {
            id: header
            Layout.fillWidth: true
            page: view.page
            backShown: view.backShown
            onBack: view.back()
            onDetailsWanted: view.detailsWanted()
            onSelectionEnded: view.goBack()
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            MessageList {
                id: list
                anchors.fill: parent
                page: view.page
                onQuoteActivated: place => view.page.goTo(place)
                onReplyWanted: row => actions.act(row, "reply")
                onMenuWanted: (row, at, byKey) => actions.show(row, at, byKey)
                onChoiceMenuWanted: (at, byKey) => header.bar?.showMenu(list.mapToItem(header, at), byKey)
                onActiveFocusChanged: walk.entered()
                Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
                Keys.onPressed: event => view.typedAbove(event)
            }
            EmptyMessages {
                anchors.fill: parent
                page: view.page
                listed: list.count > 0
            }
            NewMessagesButton {
                objectName: "newMessages"
                anchors { right: parent.right; bottom: parent.bottom; margins: Theme.space16 }
                visible: !list.atNewest && list.count > 0
                count: view.page.unreadCount
                onClicked: list.toNewest()
            }
        }
        HistoryStrips {
            Layout.fillWidth: true
            page: view.page
            listed: list.count > 0
        }
        WritingPane {
            id: writing
            Layout.fillWidth: true
            visible: view.page.barrier.writable
            focus: true
            page: view.page
            emoji: view.emoji
            onSent: list.toNewest()
            onEnding: list.toNewest()
            onLeaving: walk.enter()
            Keys.onPressed: event => list.scroll(event)
        }
        BarrierBar {
            id: bar
            Layout.fillWidth: true
            visible: !view.page.barrier.writable
            barrier: view.page.barrier
        }
    }
    RowWalk {
        id: walk
        list: list
        onMenuWanted: row => actions.show(row, row.beside, true)
        onActed: (row, action) => actions.act(row, action)
        onEnded: view.focusComposer()
    }
    RowActions {
        id: actions
        anchors.fill: parent
        page: view.page
        emoji: view.emoji
        onWritingWanted: view.focusComposer()
        onSelectWanted: row => list.press.choose(row, false)
    }
    Attention {
        page: view.page
        newestSeen: list.newestSeen
        atNewest: list.atNewest
        watched: view.visible && view.readable && view.Window.active
    }

    Keys.onShortcutOverride: event => event.accepted = header.selecting && event.key === Qt.Key_Escape
    Keys.onPressed: event => header.bar?.pressed(event)
    Connections {
        target: view.page.barrier

        function onChanged() {
            if (view.page.barrier.writable ? bar.activeFocus : writing.activeFocus)
                view.focusComposer();
        }
    }

    /// Where one cannot write, the messages have the keyboard.
    function focusComposer() {
        if (page.barrier.writable)
            writing.focusComposer();
        else
            list.forceActiveFocus(Qt.OtherFocusReason);
    }

    /// The selection has ended: the keyboard stays with the messages only where it was before.
    function goBack() {
        if (activeFocus && !writing.activeFocus)
            (header.former as MessageRow) ? walk.enter() : focusComposer();
    }

    /// Typing while a message has the focus is meant for the composer.
    function typedAbove(event: KeyEvent) {
        if (header.bar?.pressed(event) || walk.pressed(event) || list.scroll(event) || !page.barrier.writable)
            return;
        const chord = event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier);
        if (chord || event.text.length === 0 || event.text.charCodeAt(0) < 32)
            return;
        writing.insert(event.text);
        event.accepted = true;
    }
}
