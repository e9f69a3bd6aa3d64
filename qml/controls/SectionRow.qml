import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Theme

/// A section in a list of them.
T.ItemDelegate {
    id: row

    required property string iconName
    property bool selected: false
    /// The keyboard is on this row, while its list has the focus.
    property bool current: false
    /// It leads one level deeper.
    property bool deeper: false

    implicitHeight: Math.max(Theme.scaled(40), implicitContentHeight + Theme.space8)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    leftPadding: Theme.space12
    rightPadding: Theme.space12
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.onPressAction: clicked()

    contentItem: RowLayout {
        spacing: Theme.space12

        Icon {
            name: row.iconName
            color: row.selected ? Theme.colors.accentText : Theme.colors.textMuted
        }
        Label {
            Layout.fillWidth: true
            text: row.text
            color: row.selected ? Theme.colors.accentText : Theme.colors.text
            font.weight: row.selected ? Font.Medium : Font.Normal
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Icon {
            visible: row.deeper
            name: "forward"
            size: Theme.smallIconSize
            mirror: row.mirrored
        }
    }
    background: Rectangle {
        radius: Theme.radius8
        color: row.selected ? Theme.colors.selected : row.hovered || row.down || row.current ? Theme.colors.hover : "transparent"

        FocusRing {
            visible: row.current
            anchors.margins: 0
        }
    }
}
