import QtQuick
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Conversations

/// What a search found: conversations by name, then people. One row of both is current; the search
/// field moves it and chooses it.
ListView {
    id: results

    required property ConversationsPage page
    required property string query
    property int chosen: 0

    readonly property alias found: found
    readonly property alias people: people
    readonly property int total: found.count + people.count

    signal opened

    objectName: "results"
    model: found
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    highlightFollowsCurrentItem: false
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Search results")

    T.ScrollBar.vertical: SlimScrollBar {}
    header: ResultSection {
        width: ListView.view.width
        visible: (ListView.view as SearchResults)?.found.count > 0
        height: visible ? implicitHeight : 0
        text: qsTr("Conversations")
    }
    delegate: ConversationRow {
        required property int index

        width: ListView.view.width
        current: index === (ListView.view as SearchResults)?.chosen
        onClicked: (ListView.view as SearchResults).openConversation(conversationId)
    }
    footer: PeopleResults {
        readonly property SearchResults results: ListView.view as SearchResults

        width: results?.width ?? 0
        people: results?.people ?? null
        error: results?.page.people.error ?? ""
        busy: results?.page.people.busy ?? false
        query: results?.query ?? ""
        chosen: results ? results.chosen - results.found.count : -1
        alone: results?.found.count === 0
        onPicked: id => results.openPerson(id)
    }

    onQueryChanged: chosen = 0

    RowFilter {
        id: found
        sourceModel: results.page.model
        text: results.query
        textRole: "name"
        idRole: "conversationId"
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

    function step(by: int) {
        if (total === 0)
            return;
        chosen = (chosen + by + total) % total;
        if (chosen < found.count)
            positionViewAtIndex(chosen, ListView.Contain);
        else
            positionViewAtEnd();
    }

    function choose() {
        if (chosen < found.count)
            openConversation(found.idAt(chosen));
        else if (chosen < total)
            openPerson(people.idAt(chosen - found.count));
    }

    function openConversation(id: string) {
        page.open(id);
        opened();
    }

    function openPerson(id: string) {
        page.openDirect(id);
        opened();
    }
}
