import QtQuick
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme
import LetsChat.Messages

/// The messages, newest at the bottom. What one reads never moves: ScrollAnchor holds it.
ListView {
    id: list

    required property MessagesPage page

    /// The message that was looked for; 0 for none.
    property double highlightedSeq: 0
    readonly property MessageWindow history: page.history
    /// The conversation's newest message is in sight, and stays so.
    readonly property bool atNewest: anchor.following && !history.hasNewer
    readonly property double newestSeen: anchor.newestSeq
    readonly property alias press: press

    signal menuWanted(row: MessageRow, at: point, byKey: bool)
    signal quoteActivated(place: real)
    signal replyWanted(row: MessageRow)
    /// What can be done with all that is selected.
    signal choiceMenuWanted(at: point, byKey: bool)

    objectName: "messages"
    model: page.model
    verticalLayoutDirection: ListView.BottomToTop
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    keyNavigationEnabled: false
    currentIndex: -1
    highlightFollowsCurrentItem: false
    cacheBuffer: 400
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Messages")

    header: NewestEnd {
        page: (ListView.view as MessageList)?.page ?? null
    }
    footer: OldestEnd {
        page: (ListView.view as MessageList)?.page ?? null
    }
    delegate: MessageRow {
        id: row
        highlighted: seq > 0 && seq === (ListView.view as MessageList)?.highlightedSeq
        onSelectingChanged: (ListView.view as MessageList).interactive = !selecting
        choosing: (ListView.view as MessageList)?.press.choosing ?? false
        room: (ListView.view as MessageList)?.press.room ?? 0
        named: (ListView.view as MessageList)?.page.peerId.length === 0
        current: ListView.isCurrentItem && ((ListView.view as MessageList)?.activeFocus ?? false)
        onMenuWanted: (at, byKey) => (ListView.view as MessageList).menuWanted(row, at, byKey)
        onToggled: (ListView.view as MessageList).press.choose(row, false)
        onAnswered: (ListView.view as MessageList).replyWanted(row)
        onQuoteActivated: place => (ListView.view as MessageList).quoteActivated(place)
        onReacted: (emoji, on) => (ListView.view as MessageList).page.react(messageId, emoji, on)
        onRetried: nonce => (ListView.view as MessageList).page.retry(nonce)
        onDiscarded: nonce => (ListView.view as MessageList).page.discard(nonce)
    }

    RowPress {
        id: press
        parent: list
        anchors.fill: parent
        view: list
        selection: list.page.selection
        onMenuWanted: at => list.choiceMenuWanted(at, false)
    }
    ScrollAnchor {
        id: anchor
        objectName: "scrollAnchor"
        view: list
        goesOn: list.history.hasNewer
    }
    PageRequests {
        list: list
        page: list.page
        sight: anchor
    }
    HistoryBar {
        id: bar
        parent: list
        z: 1
        visible: list.contentHeight > list.height || list.page.hasOlder || list.history.hasNewer
        sight: anchor
        page: list.page
        atNewest: list.atNewest
    }
    WheelScroll {
        view: list
    }
    PassingDay {
        id: passing
        parent: list
        z: 1
        list: list
        history: list.history
    }
    Timer {
        id: fading
        interval: Theme.linger
        onTriggered: list.highlightedSeq = 0
    }
    Connections {
        target: list.history

        function onPlaced(row: int, wanted: bool) {
            list.show(row, wanted && !bar.scrubbing);
        }
    }
    Connections {
        target: list.page

        function onConversationIdChanged() {
            list.highlightedSeq = 0;
            anchor.toEnd();
        }
    }

    function show(row: int, wanted: bool) {
        if (row < 0)
            return anchor.toEnd();
        anchor.toRow(row, wanted || bar.scrubbing ? -1 : Theme.space24 * 3);
        highlightedSeq = wanted ? (itemAtIndex(row) as MessageRow)?.seq ?? 0 : 0;
        fading.restart();
    }

    function toNewest() {
        history.toNewest();
    }

    /// Page and arrow keys, while nothing else wants them.
    function scroll(event: KeyEvent): bool {
        const line = Theme.scaled(48);
        const page = height - line;
        const steps = { [Qt.Key_PageUp]: -page, [Qt.Key_PageDown]: page, [Qt.Key_Up]: -line, [Qt.Key_Down]: line };
        const end = originY + contentHeight - height;
        if (event.key === Qt.Key_End)
            toNewest();
        else if (steps[event.key] !== undefined)
            contentY = Math.max(originY, Math.min(end, contentY + steps[event.key]));
        else
            return false;
        passing.stay();
        event.accepted = true;
        return true;
    }
}
