import QtQuick
import LetsChat.Theme

/// Behind the message that was looked for, for a moment.
Rectangle {
    id: mark

    required property bool shown

    visible: opacity > 0
    color: Theme.colors.selected
    opacity: shown ? 1 : 0

    Behavior on opacity {
        NumberAnimation { duration: Theme.gentle; easing.type: Theme.easing }
    }
}
