import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// A menu of ActionMenuItems.
T.Menu {
    id: menu

    implicitWidth: Math.max(Theme.scaled(200), contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.space8
    padding: Theme.space4
    overlap: 1
    delegate: ActionMenuItem {}

    contentItem: ListView {
        implicitHeight: contentHeight
        implicitWidth: Theme.scaled(200)
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
}
