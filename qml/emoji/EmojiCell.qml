import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// One emoji to pick.
MouseArea {
    id: cell

    required property int index
    required property string text
    /// The text as fonts draw it.
    required property string glyph
    required property string name
    /// The keyboard is here.
    required property bool current
    /// Enter would pick it.
    required property bool previewed

    signal picked(keep: bool)
    signal pointed(over: bool)

    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.focusable: true
    Accessible.focused: current
    Accessible.onPressAction: picked(false)
    onClicked: mouse => picked((mouse.modifiers & Qt.ShiftModifier) !== 0)
    onContainsMouseChanged: pointed(containsMouse)

    Rectangle {
        anchors { fill: parent; margins: 1 }
        radius: Theme.radius8
        color: cell.containsMouse || cell.current || cell.previewed ? Theme.colors.selected : "transparent"

        FocusRing {
            visible: cell.current
            anchors.margins: 0
        }
    }
    Text {
        anchors.centerIn: parent
        text: cell.glyph
        textFormat: Text.PlainText
        renderType: Text.NativeRendering
        color: Theme.colors.text
        font.family: Theme.emojiFamily
        font.pixelSize: Theme.scaled(24)
    }
}
