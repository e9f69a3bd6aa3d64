import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// A menu of ActionMenuItems.
T.Menu {
    id: menu

    /// The widest of its items.
    property real widest: 0
    /// The width that there is in the window.
    readonly property real room: Math.min(T.Overlay.overlay?.width ?? Infinity, Theme.scaled(460)) - margins * 2

    implicitWidth: Math.min(Math.max(Theme.scaled(200), widest + leftPadding + rightPadding), room)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.space8
    padding: Theme.space4
    overlap: 1
    delegate: ActionMenuItem {}

    contentItem: ListView {
        implicitHeight: contentHeight
        model: menu.contentModel
        interactive: contentHeight > height
        currentIndex: menu.currentIndex
        clip: true
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: -1
            anchors.topMargin: 1
            anchors.bottomMargin: -4
            radius: Theme.radius8 + 3
            color: Theme.colors.shadow
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius8 + 2
            color: Theme.colors.field
            border.color: Theme.colors.line
        }
    }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick; easing.type: Theme.easing }
    }
    exit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick; easing.type: Theme.easing }
    }
    onAboutToShow: measure()

    /// Under a button, its end at the button's, less `inset`.
    function openBelow(anchor: Item, inset: real) {
        measure();
        popup(anchor, Theme.rightToLeft ? inset : anchor.width - implicitWidth - inset, anchor.height + Theme.space4);
    }

    function measure() {
        widest = 0;
        for (let i = 0; i < count; ++i)
            widest = Math.max(widest, (itemAt(i) as ActionMenuItem)?.wanted ?? itemAt(i)?.implicitWidth ?? 0);
    }
}
