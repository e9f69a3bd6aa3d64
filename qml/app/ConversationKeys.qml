import QtQuick
import LetsChat.Client as Client

/// The keys that go from one conversation to another.
Item {
    id: keys

    required property Client.ConversationsPage page

    Shortcut {
        sequences: ["Ctrl+PgDown", "Alt+Down"]
        onActivated: keys.page.openNext(1, false)
    }
    Shortcut {
        sequences: ["Ctrl+PgUp", "Alt+Up"]
        onActivated: keys.page.openNext(-1, false)
    }
    Shortcut {
        sequence: "Alt+Shift+Down"
        onActivated: keys.page.openNext(1, true)
    }
    Shortcut {
        sequence: "Alt+Shift+Up"
        onActivated: keys.page.openNext(-1, true)
    }
}
