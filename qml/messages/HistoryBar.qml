import QtQuick
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme
import LetsChat.Messages

/// Where in the whole conversation one reads, whatever part of it is there: pages that come and go
/// do not move it. It can be dragged to anywhere.
SlimScrollBar {
    id: bar

    required property ScrollAnchor sight
    required property MessagesPage page
    required property bool atNewest

    readonly property double all: Math.max(1, page.history.lastSeq)
    /// What comes next was not looked for, but passed by.
    readonly property bool scrubbing: pressed || afterwards.running

    objectName: "scrollBar"
    anchors { top: parent?.top; bottom: parent?.bottom; right: parent?.right }
    orientation: Qt.Vertical
    size: Math.min(1, (sight.last - sight.first) / all)
    active: hovered || pressed || passing.running

    onPositionChanged: {
        passing.restart();
        if (pressed && !soon.running)
            soon.start();
    }
    onPressedChanged: if (!pressed) afterwards.restart()

    Binding {
        target: bar
        property: "position"
        when: !bar.pressed
        value: bar.atNewest ? 1 - bar.size : Math.min(1 - bar.size, bar.sight.first / bar.all)
        restoreMode: Binding.RestoreNone
    }
    Timer {
        id: soon
        interval: Theme.patience / 4
        onTriggered: bar.page.goTo(Math.max(1, Math.round((bar.position + bar.size / 2) * bar.all)))
    }
    Timer {
        id: passing
        interval: Theme.linger
    }
    Timer {
        id: afterwards
        interval: Theme.linger
    }
}
