import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// Thin, out of the way, there when one scrolls or points at it.
T.ScrollBar {
    id: bar

    implicitWidth: Theme.space8 + 2
    implicitHeight: Theme.space8 + 2
    padding: 2
    minimumSize: 0.06
    policy: T.ScrollBar.AsNeeded
    visible: size < 1
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: Theme.space8 - 2
        implicitHeight: Theme.space8 - 2
        radius: width / 2
        color: Theme.colors.textMuted
        opacity: bar.pressed || bar.hovered ? 0.8 : bar.active ? 0.5 : 0

        Behavior on opacity {
            NumberAnimation { duration: Theme.gentle; easing.type: Theme.easing }
        }
    }
}
