import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// A menu of ActionMenuItems.
T.Menu {
    id: menu

    /// The widest of its items.
    property real widest: 0

    implicitWidth: Math.max(Theme.scaled(200), Math.min(widest, Theme.scaled(340)) + leftPadding + rightPadding)
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

    function measure() {
        widest = 0;
        for (let i = 0; i < count; ++i)
            widest = Math.max(widest, itemAt(i)?.implicitWidth ?? 0);
    }
}
