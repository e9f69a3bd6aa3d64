import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// At the edge of a row while messages are selected: whether this one is. One that cannot be has
/// none.
Item {
    id: choice

    required property MessageRow row

    Accessible.ignored: true

    Rectangle {
        objectName: "choice"
        anchors { left: parent.left; leftMargin: choice.row.side; bottom: parent.bottom; bottomMargin: Math.round((Theme.lineHeight + Theme.space8 * 2 - height) / 2) }
        visible: choice.row.selected || !choice.row.isDeleted
        width: Theme.scaled(20)
        height: width
        radius: width / 2
        color: choice.row.selected ? Theme.colors.accent : Theme.colors.surface
        border.width: 2
        border.color: choice.row.selected ? Theme.colors.accent : Theme.colors.textMuted

        Icon {
            objectName: "choiceTick"
            anchors.centerIn: parent
            visible: choice.row.selected
            name: "tick"
            size: Theme.scaled(14)
            color: Theme.colors.accentContrast
        }
    }
}
