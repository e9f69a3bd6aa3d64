import QtQuick
import LetsChat.Theme

/// How a switch stands.
Rectangle {
    id: mark

    required property bool checked
    required property bool mirrored
    /// The keyboard is on the switch.
    required property bool ringed

    readonly property bool atEnd: checked !== mirrored

    implicitWidth: Theme.scaled(38)
    implicitHeight: Theme.scaled(22)
    radius: height / 2
    color: checked ? Theme.colors.accent : Theme.colors.textMuted

    Behavior on color {
        ColorAnimation { duration: Theme.quick; easing.type: Theme.easing }
    }
    Rectangle {
        x: mark.atEnd ? parent.width - width - 3 : 3
        y: 3
        width: parent.height - 6
        height: width
        radius: width / 2
        color: Theme.colors.surface

        Behavior on x {
            NumberAnimation { duration: Theme.quick; easing.type: Theme.easing }
        }
    }
    FocusRing {
        visible: mark.ringed
        anchors.margins: -3
        radius: height / 2
    }
}
