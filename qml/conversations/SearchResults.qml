import QtQuick
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Conversations

/// What a search found: conversations by name, then people, then messages; before anything is typed,
/// where one was last, what is unread first. One row of all is current; the search field moves it
/// and chooses it.
Item {
    id: results

    required property ConversationsPage page
    required property string query

    signal opened

    // Not the root: sections are told their names by a property that the list itself has too.
    ListView {
        id: list

        /// An arrow was pressed: until then, the first row is the one.
        property bool stepped: false

        anchors.fill: parent
        objectName: "results"
        model: rows
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        highlightFollowsCurrentItem: false
        // Rows made ahead of time would be asked for by places that the next letter does away with.
        cacheBuffer: 0
        Accessible.role: Accessible.List
        Accessible.name: results.query.length > 0 ? qsTr("Search results") : qsTr("Recent conversations")

        T.ScrollBar.vertical: SlimScrollBar {}
        WheelScroll {
            view: list
        }
        section.property: "kind"
        section.delegate: ResultSection {
            required property string section

            width: ListView.view.width
            text: (ListView.view?.parent as SearchResults)?.heading(Number(section)) ?? ""
        }
        delegate: ResultRow {
            id: row

            width: ListView.view.width
            current: ListView.isCurrentItem && !waits
            onClicked: (ListView.view.parent as SearchResults).open(row)
        }
        footer: SearchState {
            readonly property SearchResults results: ListView.view?.parent as SearchResults

            width: results?.width ?? 0
            text: results?.told() ?? ""
        }

        onCountChanged: results.toFirst()
        onCurrentIndexChanged: results.toFirst()
    }
    RowFilter {
        id: found
        sourceModel: results.page.model
        text: results.query
        textRole: "name"
        idRole: "conversationId"
        // Where one is already needs no way there.
        excluded: results.query.length > 0 ? [] : [results.page.currentId]
        firstRole: results.query.length > 0 ? "" : "unreadCount"
    }
    RowFilter {
        id: peers
        sourceModel: found
        idRole: "peerId"
    }
    RowFilter {
        id: people
        sourceModel: results.page.people
        idRole: "userId"
        excluded: peers.ids
    }
    JoinedRows {
        id: rows
        conversations: found
        people: people
        messages: results.page.messages
        waiting: results.page.people.busy && people.count === 0 ? 2 : 0
    }

    onQueryChanged: {
        list.stepped = false;
        toFirst();
    }

    function toFirst() {
        if (!list.stepped && list.count > 0 && list.currentIndex !== 0)
            list.currentIndex = 0;
    }

    function step(by: int) {
        const next = rows.next(list.currentIndex, by);
        if (next < 0)
            return;
        list.stepped = true;
        list.currentIndex = next;
        list.positionViewAtIndex(next, ListView.Contain);
    }

    function choose() {
        open(list.currentItem as ResultRow);
    }

    function open(row: ResultRow) {
        if (!row || row.waits)
            return;
        if (row.isPerson)
            page.openDirect(row.userId);
        else if (row.isMessage)
            page.openAt(row.conversationId, row.place);
        else
            page.open(row.conversationId);
        opened();
    }

    function heading(kind: int): string {
        if (kind === JoinedRows.ConversationKind)
            return query.length > 0 ? qsTr("Conversations") : qsTr("Recent");
        return kind === JoinedRows.MessageKind ? qsTr("Messages") : qsTr("People");
    }

    /// What there is to say where rows are missing.
    function told(): string {
        if (page.people.error.length > 0)
            return page.people.error;
        if (rows.count > 0 || page.people.busy || page.messages.busy)
            return "";
        return query.length > 0 ? qsTr("Nothing here matches “%1”.").arg(query) : qsTr("No other conversations yet");
    }
}
