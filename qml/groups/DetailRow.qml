import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// Something that can be done, as wide as the page.
T.AbstractButton {
    id: row

    required property string iconName
    property bool danger: false

    readonly property color ink: danger ? Theme.colors.dangerText : Theme.colors.text

    implicitHeight: Theme.scaled(44)
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.5
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Rectangle {
        anchors { fill: parent; leftMargin: Theme.space12; rightMargin: Theme.space12 }
        radius: Theme.radius8 + 2
        color: row.hovered || row.down ? Theme.colors.hover : "transparent"

        FocusRing {
            visible: row.visualFocus
            anchors.margins: 0
            radius: parent.radius
        }
    }
    contentItem: Item {}

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.space24; rightMargin: Theme.space24 }
        spacing: Theme.space16

        Icon {
            name: row.iconName
            color: row.danger ? Theme.colors.dangerText : Theme.colors.textMuted
        }
        Label {
            Layout.fillWidth: true
            text: row.text
            color: row.ink
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
