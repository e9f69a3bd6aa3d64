import QtQuick
import LetsChat.Theme

/// Text as everything writes it: plain, in the theme's colour and size.
Text {
    color: Theme.colors.text
    textFormat: Text.PlainText
    renderType: Text.NativeRendering
    font.pixelSize: Theme.bodySize
    // Said, so that it follows the window's direction and not that of each text.
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
    // A screen reader is told nothing of a text by itself.
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
