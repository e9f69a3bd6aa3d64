import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// The open conversation: whom with, what was written, and where one writes.
FocusScope {
    id: view

    required property MessagesPage page
    required property Emoji emoji
    property bool backShown: false
    /// Somebody can be reading: the screen is not locked.
    property bool readable: true

    signal back
    /// Who is in this conversation, and what can be done about it.
    signal detailsWanted

    Rectangle {
        anchors.fill: parent
        color: Theme.colors.surface
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        MessagesHeader {
            Layout.fillWidth: true
            page: view.page
            backShown: view.backShown
            onBack: view.back()
            onDetailsWanted: view.detailsWanted()
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            MessageList {
                id: list
                anchors.fill: parent
                page: view.page
                Keys.onPressed: event => view.typedAbove(event)
            }
            Loader {
                anchors.fill: parent
                active: view.page.loading && list.count === 0
                sourceComponent: MessagesSkeleton {}
            }
            Notice {
                objectName: "emptyMessages"
                readonly property bool broken: view.page.error.length > 0
                anchors { left: parent.left; right: parent.right; margins: Theme.space24; verticalCenter: parent.verticalCenter }
                visible: list.count === 0 && !view.page.loading
                iconName: broken ? "failed" : "chat"
                title: broken ? qsTr("The messages could not be loaded") : qsTr("Nothing here yet")
                body: broken ? view.page.error : qsTr("Say hello to %1.").arg(view.page.title)
                action: broken ? qsTr("Try again") : ""
                onActed: view.page.reload()
            }
            NewMessagesButton {
                objectName: "newMessages"
                anchors { right: parent.right; bottom: parent.bottom; margins: Theme.space16 }
                visible: !list.atNewest
                count: list.unseen
                onClicked: list.toNewest()
            }
        }
        ConnectionStrip {
            Layout.fillWidth: true
            visible: view.page.error.length > 0 && list.count > 0
            color: Theme.colors.surface
            text: view.page.error
            action: qsTr("Try again")
            onActed: view.page.reload()
        }
        Composer {
            id: composer
            Layout.fillWidth: true
            visible: view.page.barrier.writable
            focus: true
            recipient: view.page.title
            emoji: view.emoji
            limit: view.page.maxBodyLength
            used: view.page.bodyLength(text)
            onSent: text => view.send(text)
            onTextChanged: view.page.keepDraft(text)
            Keys.onPressed: event => list.scroll(event)
        }
        BarrierBar {
            Layout.fillWidth: true
            visible: !view.page.barrier.writable
            barrier: view.page.barrier
        }
    }
    Connections {
        target: view.page

        function onDraftChanged() {
            view.takeDraft();
        }
        function onNotSent(text: string) {
            composer.text = text + composer.text;
        }
    }
    /// What was on screen for this long counts as read.
    Timer {
        id: reading
        objectName: "reading"
        property bool wanted: view.readable && view.visible && list.atNewest && view.Window.active && view.page.unread
        interval: 500
        onWantedChanged: wanted ? restart() : stop()
        onTriggered: view.page.markRead()
    }

    Component.onCompleted: takeDraft()

    function focusComposer() {
        composer.input.forceActiveFocus();
    }

    function send(text: string) {
        page.send(text);
        composer.text = "";
        list.toNewest();
    }

    function takeDraft() {
        if (composer.text === page.draft)
            return;
        composer.text = page.draft;
        composer.input.cursorPosition = composer.input.length;
    }

    /// Typing while a message has the focus is meant for the composer.
    function typedAbove(event: KeyEvent) {
        if (list.scroll(event))
            return;
        const chord = event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier);
        if (chord || event.text.length === 0 || event.text.charCodeAt(0) < 32)
            return;
        focusComposer();
        composer.input.insert(composer.input.cursorPosition, event.text);
        event.accepted = true;
    }
}
