import LetsChat.Conversations

/// The list of conversations, as this window loads it.
Pane {
    id: pane

    ConversationsView {
        id: view
        anchors.fill: parent
        focus: true
        page: pane.application.conversations
        session: pane.application.session
        profiles: pane.application.profiles
        connection: pane.application.connection
        notice: pane.application.notice
        searchKey: pane.searchKey
        onNoticeRead: pane.application.dismissNotice()
        onSettingsWanted: pane.sheetWanted("SettingsPage")
        onNewGroupWanted: pane.sheetWanted("NewGroupPage")
        onSearchLeft: pane.backWanted()
    }

    onEntered: view.focusSearch()
    onEscaped: view.leaveSearch()
    onSearched: view.switchConversation()
}
