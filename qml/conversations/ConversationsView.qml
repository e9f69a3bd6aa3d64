import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// The list pane: oneself, the search, the conversations, and how the connection is.
FocusScope {
    id: view

    required property ConversationsPage page
    required property Session session
    required property Profiles profiles
    required property Connection connection
    /// Something to know about the history on this computer; mostly empty.
    property string notice
    property string searchKey
    /// The search is the way to another conversation, also before anything is typed.
    property bool switching: false

    readonly property bool searching: switching || search.text.trim().length > 0
    readonly property int count: list.count

    signal noticeRead
    signal settingsWanted
    signal newGroupWanted
    /// The search is over, and the focus is wanted elsewhere.
    signal searchLeft

    Rectangle {
        anchors.fill: parent
        color: Theme.colors.sidebar
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.headerHeight
            Layout.leftMargin: Theme.space12 + 2
            Layout.rightMargin: Theme.space8
            spacing: Theme.space8 + 2

            AccountButton {
                session: view.session
                profiles: view.profiles
                onSettingsWanted: view.settingsWanted()
            }
            SearchField {
                id: search
                objectName: "search"
                Layout.fillWidth: true
                focus: true
                placeholderText: qsTr("Search")
                keyHint: view.searchKey
                onTextChanged: view.ask(text.trim())
                onActiveFocusChanged: if (!activeFocus && text.length === 0) view.switching = false
                onMoved: step => results.item ? (results.item as SearchResults).step(step) : list.forceActiveFocus()
                onChosen: if (results.item) (results.item as SearchResults).choose()
                Keys.onEscapePressed: view.leaveSearch()
            }
            NewButton {
                onConversationWanted: view.focusSearch()
                onGroupWanted: view.newGroupWanted()
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ConversationList {
                id: list
                anchors.fill: parent
                visible: !view.searching
                page: view.page
            }
            Loader {
                id: results
                anchors.fill: parent
                active: view.searching
                Component.onCompleted: setSource("SearchResults.qml", {
                    "page": view.page,
                    "query": Qt.binding(() => search.text.trim())
                })
            }
            Connections {
                target: results.item as SearchResults

                function onOpened() {
                    view.leaveSearch();
                }
            }
            Loader {
                anchors { left: parent.left; right: parent.right; top: parent.top }
                active: view.page.loading && view.count === 0 && !view.searching
                sourceComponent: ListSkeleton {}
            }
            Notice {
                objectName: "emptyList"
                anchors { left: parent.left; right: parent.right; margins: Theme.space24; verticalCenter: parent.verticalCenter }
                visible: view.count === 0 && !view.page.loading && !view.searching
                readonly property bool broken: view.page.error.length > 0
                iconName: broken ? "failed" : "chat"
                title: broken ? qsTr("Your conversations could not be loaded") : qsTr("No conversations yet")
                body: broken ? view.page.error : qsTr("Find someone by their name and say hello.")
                action: broken ? qsTr("Try again") : qsTr("Find people")
                onActed: broken ? view.page.reload() : view.focusSearch()
            }
        }
        ListStrips {
            Layout.fillWidth: true
            page: view.page
            session: view.session
            connection: view.connection
            notice: view.notice
            listed: view.count > 0
            onNoticeRead: view.noticeRead()
        }
    }

    function focusSearch() {
        search.forceActiveFocus();
        search.selectAll();
    }

    /// From anywhere to another conversation.
    function switchConversation() {
        switching = true;
        focusSearch();
    }

    function ask(query: string) {
        page.people.query = query;
        page.messages.query = query;
    }

    function leaveSearch() {
        search.clear();
        switching = false;
        searchLeft();
    }
}
