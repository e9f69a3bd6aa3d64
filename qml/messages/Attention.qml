import QtQuick
import LetsChat.Client
import LetsChat.Theme
import LetsChat.Messages

/// Whether somebody looks at the messages, and what follows: what was seen counts as read, what
/// arrives is told to a screen reader, or begins what is unread.
Item {
    id: attention

    required property MessagesPage page
    /// The place of the newest message in sight, and whether it is the newest of all.
    required property double newestSeen
    required property bool atNewest
    /// Somebody looks: the window is active, and the screen not locked.
    required property bool watched

    Timer {
        id: reading
        objectName: "reading"
        property double seen: 0
        interval: Theme.readAfter
        repeat: true
        running: attention.watched && attention.newestSeen > 0 && attention.page.unreadCount > 0
        onRunningChanged: seen = 0
        onTriggered: {
            if (seen > 0)
                attention.page.markRead(seen);
            seen = attention.newestSeen;
        }
    }
    Announcer {
        id: announcer
        objectName: "announcer"
        Accessible.role: Accessible.Notification
        Accessible.name: text
    }
    Connections {
        target: attention.page.history

        function onPlaced() {
            reading.seen = 0;
        }
    }
    Connections {
        target: attention.page

        function onArrived(place: real, words: string) {
            if (attention.watched)
                announcer.announce(words);
            else if (attention.atNewest)
                attention.page.history.startUnread(place);
        }
    }
}
