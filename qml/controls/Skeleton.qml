import QtQuick
import LetsChat.Theme

/// Stands where content will be. Breathes, unless motion is unwanted.
Rectangle {
    id: skeleton

    radius: height / 2
    color: Theme.colors.skeleton
    Accessible.ignored: true

    SequentialAnimation on opacity {
        running: skeleton.visible && !Theme.reducedMotion
        loops: Animation.Infinite
        NumberAnimation { to: 0.55; duration: 900; easing.type: Easing.InOutSine }
        NumberAnimation { to: 1; duration: 900; easing.type: Easing.InOutSine }
    }
}
