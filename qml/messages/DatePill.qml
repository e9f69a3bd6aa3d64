import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// A day, in words.
Rectangle {
    id: pill

    property alias text: label.text

    implicitWidth: label.implicitWidth + Theme.space8 * 2 + 4
    implicitHeight: label.implicitHeight + Theme.space4 + 2
    radius: Theme.radius8
    color: Theme.colors.peerBubble

    Label {
        id: label
        anchors.centerIn: parent
        color: Theme.colors.textMuted
        font.pixelSize: Theme.smallSize - 1
        font.weight: Font.Medium
        Accessible.ignored: true
    }
}
