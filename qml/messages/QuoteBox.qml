import QtQuick
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// What a message answers, above its words: leads there.
T.AbstractButton {
    id: box

    required property Bubble bubble

    readonly property var quote: bubble.quote ?? ({})
    readonly property bool own: bubble.own
    readonly property bool known: quote.place > 0
    readonly property color ink: own ? Theme.colors.ownText : known ? Theme.nameColor(quote.senderId) : Theme.colors.textMuted
    readonly property string words: !known ? qsTr("Message") : quote.isDeleted ? qsTr("Message deleted") : quote.body

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight
    leftPadding: mirrored ? 0 : Theme.space12
    rightPadding: mirrored ? Theme.space12 : 0
    hoverEnabled: true
    enabled: known
    focusPolicy: bubble.reachable ? Qt.TabFocus : Qt.NoFocus
    text: known ? qsTr("Answer to %1: %2").arg(quote.senderName).arg(words) : qsTr("Answer to a message")
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    onClicked: bubble.quoteActivated(quote.place)

    contentItem: QuoteWords {
        who: box.known ? box.quote.senderName : ""
        said: box.words
        ink: box.ink
        inkMuted: box.own ? Theme.colors.ownTextMuted : Theme.colors.textMuted
        ours: !box.known || box.quote.isDeleted
    }
    background: Item {
        Rectangle {
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            width: 3
            radius: 1
            color: box.ink
        }
        FocusRing {
            visible: box.visualFocus
            anchors.margins: -3
            border.color: box.own ? Theme.colors.ownText : Theme.colors.accent
        }
        HoverHandler {
            cursorShape: box.enabled ? Qt.PointingHandCursor : Qt.ArrowCursor
        }
    }
}
