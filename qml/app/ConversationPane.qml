import LetsChat.Messages

/// The open conversation, as this window loads it.
Pane {
    id: pane

    MessagesView {
        id: view
        anchors.fill: parent
        focus: true
        page: pane.application.messages
        emoji: pane.application.emoji
        readable: !pane.application.desktop.locked
        backShown: pane.alone
        onBack: pane.backWanted()
        onDetailsWanted: pane.sheetWanted("DetailsPage")
    }

    onEntered: view.focusComposer()
}
