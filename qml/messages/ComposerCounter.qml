import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// How much more fits into a message.
Label {
    id: counter

    required property int remaining

    objectName: "counter"
    text: remaining
    color: remaining < 0 ? Theme.colors.dangerText : Theme.colors.textMuted
    font.pixelSize: Theme.smallSize
    Accessible.name: remaining < 0 ? qsTr("%n characters too long", "", -remaining) : qsTr("%n characters left", "", remaining)
}
