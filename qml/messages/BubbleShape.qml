import QtQuick
import LetsChat.Theme

/// A bubble's outline: round, but nearly square at the corners of the writer's side where the group
/// goes on.
Rectangle {
    id: shape

    required property bool own
    required property bool squareTop
    required property bool squareBottom

    /// Physical side, also in a mirrored window.
    readonly property bool onRight: own !== LayoutMirroring.enabled
    readonly property int small: Theme.space4

    radius: Theme.radius14
    color: own ? Theme.colors.ownBubble : Theme.colors.peerBubble

    Rectangle {
        visible: shape.squareTop
        x: shape.onRight ? shape.width - width : 0
        width: shape.radius
        height: shape.radius
        radius: shape.small
        color: shape.color
    }
    Rectangle {
        visible: shape.squareBottom
        x: shape.onRight ? shape.width - width : 0
        y: shape.height - height
        width: shape.radius
        height: shape.radius
        radius: shape.small
        color: shape.color
    }
}
