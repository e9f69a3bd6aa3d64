import QtQuick
import LetsChat.Client
import LetsChat.Theme
import LetsChat.Messages

/// Asks for the pages of the history that come next, early enough that nobody waits at an end, and
/// tells it what is in sight.
Item {
    id: requests

    required property ListView list
    required property MessagesPage page
    required property ScrollAnchor sight

    readonly property MessageWindow history: page.history
    /// How many rows from an end of what is there the next page is asked for.
    readonly property int margin: 30

    Connections {
        target: requests.sight

        function onSightChanged() {
            requests.ask();
            if (!seeing.running)
                seeing.start();
        }
    }
    Connections {
        target: requests.history

        function onReachChanged() {
            requests.ask();
        }
    }
    Connections {
        target: requests.page

        function onErrorChanged() {
            requests.ask();
        }
    }
    /// Not for each row that passes by.
    Timer {
        id: seeing
        interval: Theme.patience
        onTriggered: requests.history.see(requests.sight.oldestSeq, requests.sight.newestSeq)
    }

    function ask() {
        // After a fault somebody has to say "Try again": asking by itself would not end.
        if (page.error.length > 0 || list.count === 0)
            return;
        if (page.hasOlder && !page.loadingOlder && sight.highest >= list.count - margin)
            page.loadOlder();
        if (history.hasNewer && !history.loadingNewer && sight.lowest >= 0 && sight.lowest < margin)
            history.loadNewer();
    }
}
