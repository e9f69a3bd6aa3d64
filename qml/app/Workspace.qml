import QtQuick
import LetsChat.Controls
import LetsChat.Theme
import LetsChat.Client as Client

/// The list and the open conversation: side by side from 720 px, else one at a time.
FocusScope {
    id: workspace

    required property Client.Application application
    /// In a narrow window: the list lies over the open conversation, to find another.
    property bool searching: false

    readonly property Client.Preferences preferences: application.preferences
    readonly property real listWidth: preferences.listWidth > 0 ? preferences.listWidth : Theme.listWidth
    readonly property Client.MessagesPage messages: application.messages
    readonly property bool wide: width >= Theme.wideFrom
    readonly property bool open: messages.conversationId.length > 0
    readonly property real listSpace: Math.max(Theme.listLeast, Math.min(listWidth, width - Theme.conversationLeast))

    Shortcut {
        id: searchKey
        sequence: "Ctrl+K"
        onActivated: workspace.search()
    }
    Shortcut {
        sequence: "Esc"
        enabled: workspace.open && !workspace.wide
        onActivated: workspace.searching ? list.page.escaped() : workspace.messages.close()
    }
    Shortcut {
        sequence: "Ctrl+,"
        onActivated: sheets.show("SettingsPage")
    }
    Shortcut {
        sequence: "Ctrl+/"
        onActivated: sheets.show("KeysPage")
    }
    ConversationKeys {
        page: workspace.application.conversations
    }
    PageLoader {
        id: list
        objectName: "list"
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        width: workspace.wide ? workspace.listSpace : parent.width
        visible: workspace.wide || !workspace.open || workspace.searching
        focus: !workspace.open
        source: "ListPane.qml"
        properties: ({ "focus": true, "application": workspace.application, "searchKey": searchKey.nativeText })
        files: ["/LetsChat/Conversations/", "/LetsChat/App/ListPane.qml"]
    }
    PaneHandle {
        id: handle
        anchors { left: list.right; top: parent.top; bottom: parent.bottom }
        visible: workspace.wide
        position: workspace.listSpace
        onMoved: position => workspace.preferences.listWidth = Math.round(Math.max(Theme.listLeast, Math.min(position, workspace.width - Theme.conversationLeast)))
    }
    Item {
        id: pane
        anchors { left: workspace.wide ? handle.right : parent.left; right: parent.right; top: parent.top; bottom: parent.bottom }
        visible: workspace.wide || workspace.open && !workspace.searching

        EmptyPane {
            anchors.fill: parent
            visible: !workspace.open
            searchKey: searchKey.nativeText
        }
        PageLoader {
            id: conversation
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: strip.visible ? strip.top : parent.bottom }
            visible: workspace.open
            focus: workspace.open
            source: "ConversationPane.qml"
            properties: ({ "focus": true, "application": workspace.application, "alone": Qt.binding(() => !workspace.wide) })
            files: ["/LetsChat/Messages/", "/LetsChat/Emoji/", "/LetsChat/App/ConversationPane.qml"]
        }
        ConnectionStrip {
            id: strip
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            visible: !workspace.wide && workspace.open && workspace.application.connection.state !== Client.Connection.Online
            text: workspace.application.connection.text
            action: workspace.application.connection.state === Client.Connection.Offline ? qsTr("Retry now") : ""
            onActed: workspace.application.connection.retryNow()
        }
        NumberAnimation {
            id: entrance
            target: pane
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.gentle
            easing.type: Theme.easing
        }
    }
    Sheets {
        id: sheets
        application: workspace.application
    }
    Connections {
        target: workspace.messages

        function onConversationIdChanged() {
            workspace.follow();
        }
    }
    Connections {
        target: list.page

        function onBackWanted() {
            workspace.leaveSearch();
        }
        function onSheetWanted(page: string) {
            sheets.show(page);
        }
    }
    Connections {
        target: conversation.page

        function onBackWanted() {
            workspace.messages.close();
        }
        function onSheetWanted(page: string) {
            sheets.show(page);
        }
    }

    Component.onCompleted: follow()

    function follow() {
        searching = false;
        if (!open)
            return list.enter();
        conversation.enter();
        if (!wide && Theme.gentle > 0)
            entrance.restart();
    }

    function search() {
        searching = open && !wide;
        list.page?.searched();
    }

    function leaveSearch() {
        searching = false;
        if (open)
            conversation.enter();
    }
}
