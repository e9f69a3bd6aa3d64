import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// What a button without words does, after a moment of hovering.
T.ToolTip {
    id: tip

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + Theme.space4 : 0
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.space8
    horizontalPadding: Theme.space8
    verticalPadding: Theme.space4
    delay: 600
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
                 | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Label {
        text: tip.text
        color: Theme.colors.surface
        font.pixelSize: Theme.smallSize
    }
    background: Rectangle {
        color: Theme.colors.text
        radius: Theme.radius8
    }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick; easing.type: Theme.easing }
    }
}
