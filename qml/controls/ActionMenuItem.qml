import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Theme

/// One action of a menu, with an icon before it if it has one.
T.MenuItem {
    id: item

    property string iconName
    property bool shown: true
    /// Whether it cannot be undone.
    property bool dangerous: false

    readonly property color ink: !enabled ? Theme.colors.textMuted : dangerous ? Theme.colors.dangerText : Theme.colors.text
    /// What it needs to show all of its text; nothing while it is not shown.
    readonly property real wanted: shown ? implicitWidth : 0

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.controlHeight
    height: shown ? implicitHeight : 0
    visible: shown
    activeFocusOnTab: shown
    horizontalPadding: Theme.space12
    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Accessible.onPressAction: item.triggered()

    contentItem: RowLayout {
        spacing: Theme.space12

        Icon {
            visible: item.iconName.length > 0
            name: item.iconName.length > 0 ? item.iconName : "more"
            size: Theme.scaled(18)
            color: item.ink
        }
        Label {
            Layout.fillWidth: true
            text: item.text
            color: item.ink
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius8
        color: item.highlighted && item.enabled ? Theme.colors.hover : "transparent"
    }
}
