import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// An emoji and its shortcode.
T.AbstractButton {
    id: row

    required property string glyph
    required property string name
    required property string code
    required property bool current

    implicitHeight: Theme.controlHeight
    horizontalPadding: Theme.space12
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.selectable: true
    Accessible.selected: current
    Accessible.onPressAction: clicked()

    contentItem: RowLayout {
        spacing: Theme.space12

        Label {
            Layout.preferredWidth: Theme.scaled(24)
            text: row.glyph
            font.family: Theme.emojiFamily
            font.pixelSize: Theme.scaled(18)
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: ":" + row.code + ":"
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius14 - Theme.space4
        color: row.current ? Theme.colors.selected : row.hovered ? Theme.colors.hover : "transparent"
    }
}
