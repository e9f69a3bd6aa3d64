import QtQuick
import LetsChat.Theme

/// Why something did not happen, in words; nothing while there is nothing to say.
Label {
    visible: text.length > 0
    color: Theme.colors.dangerText
    font.pixelSize: Theme.smallSize
    wrapMode: Text.Wrap
    Accessible.role: Accessible.AlertMessage
}
