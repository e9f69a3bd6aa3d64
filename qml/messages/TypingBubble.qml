import QtQuick
import LetsChat.Theme

/// Somebody is writing: three dots that rise one after the other, or stand still where motion is
/// reduced.
Item {
    id: typing

    /// Who is it, in words.
    required property string name

    readonly property int side: width >= Theme.conversationLeast + 80 ? Theme.space24 - 2 : Theme.space12

    objectName: "typingBubble"
    height: bubble.height + Theme.space12
    Accessible.role: Accessible.StaticText
    Accessible.name: name

    BubbleShape {
        id: bubble
        anchors { left: parent.left; leftMargin: typing.side; bottom: parent.bottom }
        width: dots.width + Theme.space16 * 2
        height: Theme.lineHeight + Theme.space8 * 2
        own: false
        squareTop: false
        squareBottom: false

        Row {
            id: dots
            anchors.centerIn: parent
            spacing: Theme.space4

            Repeater {
                model: 3

                Rectangle {
                    id: each
                    required property int index
                    width: Theme.scaled(6)
                    height: width
                    radius: width / 2
                    color: Theme.colors.textMuted
                    opacity: Theme.reducedMotion ? 0.7 : 0.4

                    SequentialAnimation on opacity {
                        running: !Theme.reducedMotion && each.visible
                        loops: Animation.Infinite

                        PauseAnimation { duration: each.index * Theme.quick }
                        NumberAnimation { to: 1; duration: Theme.gentle; easing.type: Theme.easing }
                        NumberAnimation { to: 0.4; duration: Theme.gentle; easing.type: Theme.easing }
                        PauseAnimation { duration: Theme.gentle * 2 + (2 - each.index) * Theme.quick }
                    }
                }
            }
        }
    }
}
