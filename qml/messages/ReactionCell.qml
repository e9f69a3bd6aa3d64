import QtQuick
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// One emoji to react with; without one, the way to all others.
Rectangle {
    id: cell

    required property int index
    /// `{emoji, own}`
    required property var modelData

    readonly property T.MenuItem row: ListView.view?.parent as T.MenuItem
    readonly property bool more: modelData.emoji.length === 0

    objectName: "react" + index
    width: Theme.scaled(36)
    height: width
    radius: Theme.radius8
    color: ListView.isCurrentItem && (row?.highlighted ?? false) ? Theme.colors.selected : "transparent"
    border.width: modelData.own ? 1 : 0
    border.color: Theme.colors.accent
    Accessible.role: Accessible.Button
    Accessible.name: more ? qsTr("More emoji") : modelData.emoji

    Label {
        anchors.centerIn: parent
        visible: !cell.more
        text: cell.modelData.emoji
        font.family: Theme.emojiFamily
        font.pixelSize: Theme.scaled(20)
        Accessible.ignored: true
    }
    Icon {
        anchors.centerIn: parent
        visible: cell.more
        name: "chevron-down"
    }
    HoverHandler {
        onHoveredChanged: if (hovered) cell.choose()
    }
    /// Fingers do not hover.
    PointHandler {
        acceptedDevices: PointerDevice.TouchScreen
        onActiveChanged: if (active) cell.choose()
    }

    function choose() {
        ListView.view.currentIndex = index;
    }
}
