import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// Somebody is writing.
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

        TypingDots {
            id: dots
            anchors.centerIn: parent
            color: Theme.colors.textMuted
            size: Theme.scaled(6)
            spacing: Theme.space4
        }
    }
}
