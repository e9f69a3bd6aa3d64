import QtQuick
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// The messages, newest at the bottom. What one reads never moves: older pages are appended beyond
/// the top, and what arrives while one is scrolled up is only counted.
ListView {
    id: list

    required property MessagesPage page
    /// How many came below while one was reading further up.
    property int unseen: 0
    /// The newest message was in sight when the view last moved: it stays so when the room changes.
    property bool following: true
    /// How many rows from the oldest one the next page is asked for.
    readonly property int margin: 12
    readonly property bool atNewest: contentY >= newestY - 8
    readonly property real newestY: originY + contentHeight - height

    signal menuWanted(row: MessageRow, at: point)
    signal quoteActivated(place: real)

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

    T.ScrollBar.vertical: SlimScrollBar {}

    FocusRing {
        parent: list
        anchors.margins: 2
        visible: list.activeFocus
    }
    header: Item {
        width: 1
        height: Theme.space12
    }
    footer: Item {
        width: ListView.view.width
        height: Theme.space24 * 2

        Skeleton {
            anchors { left: parent.left; leftMargin: Theme.space24; verticalCenter: parent.verticalCenter }
            visible: (parent.ListView.view as MessageList)?.page.loadingOlder ?? false
            width: parent.width * 0.4
            height: Theme.scaled(34)
            radius: Theme.radius14
        }
    }
    delegate: MessageRow {
        id: row
        onSelectingChanged: (ListView.view as MessageList).interactive = !selecting
        named: (ListView.view as MessageList)?.page.peerId.length === 0
        current: ListView.isCurrentItem && ((ListView.view as MessageList)?.activeFocus ?? false)
        onMenuWanted: at => (ListView.view as MessageList).menuWanted(row, at)
        onQuoteActivated: place => (ListView.view as MessageList).quoteActivated(place)
        onReacted: (emoji, on) => (ListView.view as MessageList).page.react(messageId, emoji, on)
        onRetried: nonce => (ListView.view as MessageList).page.retry(nonce)
        onDiscarded: nonce => (ListView.view as MessageList).page.discard(nonce)
    }

    onContentYChanged: {
        following = atNewest;
        requestOlder();
    }
    onContentHeightChanged: if (following && !atNewest) soon.start()
    onHeightChanged: {
        if (following)
            toNewest();
        requestOlder();
    }
    onCountChanged: requestOlder()
    onAtNewestChanged: if (atNewest) unseen = 0

    /// Once the view has laid out what just came.
    Timer {
        id: soon
        interval: 0
        onTriggered: list.toNewest()
    }
    Connections {
        target: list.page.model

        function onRowsInserted(parent: var, first: int, last: int) {
            list.arrived(first, last - first + 1);
        }
    }
    Connections {
        target: list.page

        function onConversationIdChanged() {
            list.unseen = 0;
            soon.start();
        }
        function onLoadingOlderChanged() {
            list.requestOlder();
        }
        function onErrorChanged() {
            list.requestOlder();
        }
    }

    /// Rows below what one sees are new ones, rows beyond the top are older ones.
    function arrived(first: int, count: int) {
        const lowest = indexAt(width / 2, contentY + height - Theme.space24);
        if (atNewest || lowest < 0)
            soon.start();
        else if (first <= lowest)
            unseen += count;
    }

    function requestOlder() {
        // After a fault somebody has to say "Try again": asking by itself would not end.
        if (!page.hasOlder || page.loadingOlder || page.error.length > 0 || count === 0)
            return;
        const top = indexAt(width / 2, contentY + Theme.space24);
        const oldestSeen = top >= 0 ? top : indexAt(width / 2, contentY + height / 2);
        if (oldestSeen < 0 || oldestSeen >= count - margin)
            page.loadOlder();
    }

    function toNewest() {
        positionViewAtBeginning();
        unseen = 0;
    }

    /// Page and arrow keys, while nothing else wants them.
    function scroll(event: KeyEvent): bool {
        const line = Theme.scaled(48);
        const page = height - line;
        const steps = { [Qt.Key_PageUp]: -page, [Qt.Key_PageDown]: page, [Qt.Key_Up]: -line, [Qt.Key_Down]: line };
        if (event.key === Qt.Key_End)
            toNewest();
        else if (steps[event.key] !== undefined)
            contentY = Math.max(originY, Math.min(newestY, contentY + steps[event.key]));
        else
            return false;
        event.accepted = true;
        return true;
    }
}
