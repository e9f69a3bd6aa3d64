import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// Somebody types: three dots that go up and down one after the other. They stand still where motion
/// is unwanted.
Row {
    id: dots

    property color color: Theme.colors.accentText
    property int size: 4
    /// From 0 to 1 and again, while the dots are in sight.
    property real beat

    readonly property bool moving: visible && !Theme.reducedMotion

    objectName: "typingDots"
    spacing: 3
    topPadding: moving ? size : 0
    Accessible.ignored: true

    Repeater {
        model: 3

        Rectangle {
            id: dot
            required property int index

            readonly property TypingDots dots: parent as TypingDots

            width: dots?.size ?? 0
            height: width
            radius: width / 2
            color: dots?.color ?? "transparent"

            transform: Translate {
                y: dot.dots?.moving ? -dot.width * Math.max(0, Math.sin((dot.dots.beat * 1.6 - dot.index * 0.2) * Math.PI)) : 0
            }
        }
    }
    NumberAnimation on beat {
        running: dots.moving
        from: 0
        to: 1
        duration: Theme.beat
        loops: Animation.Infinite
    }
}
