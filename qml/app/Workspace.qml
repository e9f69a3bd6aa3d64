import QtQuick
import LetsChat.Controls
import LetsChat.Conversations
import LetsChat.Messages
import LetsChat.Theme
import LetsChat.Client as Client

/// The list and the open conversation: side by side from 720 px, else one at a time.
FocusScope {
    id: workspace

    required property Client.Application application

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
        onActivated: workspace.messages.close()
    }
    Shortcut {
        sequence: "Ctrl+,"
        onActivated: sheets.show("SettingsPage")
    }
    Shortcut {
        sequence: "Ctrl+/"
        onActivated: sheets.show("KeysPage")
    }
    ConversationsView {
        id: list
        objectName: "list"
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        width: workspace.wide ? workspace.listSpace : parent.width
        visible: workspace.wide || !workspace.open
        focus: !workspace.open
        page: workspace.application.conversations
        session: workspace.application.session
        profiles: workspace.application.profiles
        connection: workspace.application.connection
        notice: workspace.application.notice
        searchKey: searchKey.nativeText
        onNoticeRead: workspace.application.dismissNotice()
        onSettingsWanted: sheets.show("SettingsPage")
        onNewGroupWanted: sheets.show("NewGroupPage")
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
        visible: workspace.wide || workspace.open

        EmptyPane {
            anchors.fill: parent
            visible: !workspace.open
            searchKey: searchKey.nativeText
        }
        MessagesView {
            id: conversation
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: strip.visible ? strip.top : parent.bottom }
            visible: workspace.open
            focus: workspace.open
            page: workspace.messages
            emoji: workspace.application.emoji
            backShown: !workspace.wide
            readable: !workspace.application.desktop.locked
            onBack: workspace.messages.close()
            onDetailsWanted: sheets.show("DetailsPage")
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

    Component.onCompleted: follow()

    function follow() {
        if (!open)
            return list.focusSearch();
        conversation.focusComposer();
        if (!wide && Theme.gentle > 0)
            entrance.restart();
    }

    function search() {
        if (!wide && open)
            messages.close();
        list.focusSearch();
    }
}
