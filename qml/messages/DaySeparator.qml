import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// Where a day begins.
Item {
    id: separator

    required property string text

    implicitHeight: pill.height + Theme.space16 * 2
    Accessible.role: Accessible.Separator
    Accessible.name: text

    Rectangle {
        id: pill
        anchors.centerIn: parent
        width: label.implicitWidth + Theme.space8 * 2 + 4
        height: label.implicitHeight + Theme.space4 + 2
        radius: Theme.radius8
        color: Theme.colors.peerBubble

        Label {
            id: label
            anchors.centerIn: parent
            text: separator.text
            color: Theme.colors.textMuted
            font.pixelSize: Theme.smallSize - 1
            font.weight: Font.Medium
            Accessible.ignored: true
        }
    }
}
