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

    signal noticeRead
    signal settingsWanted
    signal newGroupWanted

    readonly property bool searching: search.text.trim().length > 0
    readonly property int count: list.count

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
                onTextChanged: view.page.people.query = text.trim()
                onMoved: step => results.item ? (results.item as SearchResults).step(step) : list.forceActiveFocus()
                onChosen: if (results.item) (results.item as SearchResults).choose()
                Keys.onEscapePressed: clear()
            }
            IconButton {
                iconName: "compose"
                text: qsTr("New conversation")
                onClicked: view.focusSearch()
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
                    search.clear();
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
        ConnectionStrip {
            Layout.fillWidth: true
            visible: text.length > 0
            calm: true
            text: view.session.vaultWarning
        }
        ConnectionStrip {
            objectName: "notice"
            Layout.fillWidth: true
            visible: text.length > 0
            calm: true
            text: view.notice
            action: qsTr("OK")
            onActed: view.noticeRead()
        }
        ConnectionStrip {
            Layout.fillWidth: true
            visible: view.page.error.length > 0 && view.count > 0
            text: view.page.error
            action: qsTr("Try again")
            onActed: view.page.reload()
        }
        ConnectionStrip {
            objectName: "connection"
            Layout.fillWidth: true
            visible: view.connection.state !== Connection.Online
            text: view.connection.text
            action: view.connection.state === Connection.Offline ? qsTr("Retry now") : ""
            onActed: view.connection.retryNow()
        }
    }

    function focusSearch() {
        search.forceActiveFocus();
        search.selectAll();
    }
}
