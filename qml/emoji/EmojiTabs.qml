import QtQuick
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// The groups of emoji, one beside the other. Arrows walk; the one that is walked to is shown.
ListView {
    id: tabs

    /// Of `icon` and `name`.
    required property var groups
    /// -1 for none.
    required property int chosen

    /// The name of the group that is pointed at.
    property string told

    signal moved(group: int)

    implicitHeight: Theme.scaled(40)
    orientation: ListView.Horizontal
    model: groups
    interactive: false
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Groups of emoji")
    Keys.onLeftPressed: step(LayoutMirroring.enabled ? 1 : -1)
    Keys.onRightPressed: step(LayoutMirroring.enabled ? -1 : 1)

    delegate: T.AbstractButton {
        id: tab

        required property int index
        required property var modelData

        readonly property EmojiTabs tabs: ListView.view as EmojiTabs
        readonly property bool current: index === tabs?.chosen

        objectName: "emojiTab" + index
        width: (tabs?.width ?? 0) / Math.max(1, tabs?.count ?? 1)
        height: tabs?.height ?? 0
        hoverEnabled: true
        focusPolicy: Qt.NoFocus
        text: modelData.name
        Accessible.role: Accessible.PageTab
        Accessible.name: text
        Accessible.selectable: true
        Accessible.selected: current
        Accessible.onPressAction: clicked()
        onClicked: tabs.moved(index)
        onHoveredChanged: tabs.told = hovered ? text : ""

        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: tab.modelData.icon
                size: Theme.scaled(18)
                color: tab.current ? Theme.colors.accentText : tab.hovered ? Theme.colors.text : Theme.colors.textMuted
            }
        }
        background: Item {
            Rectangle {
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Theme.space4; rightMargin: Theme.space4 }
                visible: tab.current
                height: 2
                radius: 1
                color: Theme.colors.accent
            }
            FocusRing {
                visible: tab.current && (tab.tabs?.activeFocus ?? false)
                anchors { topMargin: Theme.space4; bottomMargin: Theme.space4 }
            }
        }
    }

    function step(by: int) {
        moved(Math.max(0, Math.min(chosen + by, count - 1)));
    }
}
