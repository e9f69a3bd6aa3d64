import QtQuick
import LetsChat.Theme

/// One message in its bubble. The time stands in the last line where it fits, else below it.
Item {
    id: bubble

    required property string body
    required property bool own
    required property string time
    required property string deliveryState
    required property bool edited
    required property bool deleted
    required property bool startsGroup
    required property bool endsGroup
    /// What it answers, as the model's role `replyTo` says.
    property var quote
    /// Whether Tab leads to the quote.
    property bool reachable: false
    /// The widest that the bubble may be.
    required property real most

    readonly property alias selecting: edit.selecting
    readonly property alias selectedText: edit.selectedText
    readonly property alias foot: foot
    readonly property real quoteRoom: quoteBox.active ? quoteBox.height + Theme.space4 : 0
    /// Others' times stand once in a group; one's own states matter for each.
    readonly property bool footShown: own || endsGroup || edited
    readonly property int side: Theme.space12
    readonly property real inner: most - side * 2
    readonly property real footRoom: footShown ? foot.width + Theme.space8 + 2 : 0
    readonly property bool footFits: edit.lastLineEnd + footRoom <= inner

    signal quoteActivated(place: real)
    signal held(at: point)

    implicitWidth: Math.ceil(Math.max(edit.width, footFits ? edit.lastLineEnd + footRoom : foot.width, Math.min(inner, (quoteBox.item as Item)?.implicitWidth ?? 0))) + side * 2
    implicitHeight: Math.ceil(quoteRoom + edit.height - Theme.lead + (footShown && !footFits ? foot.height : 0)) + Theme.space8 * 2

    BubbleShape {
        anchors.fill: parent
        own: bubble.own
        squareTop: !bubble.startsGroup
        squareBottom: !bubble.endsGroup || bubble.own
    }
    Loader {
        id: quoteBox
        anchors { left: parent.left; leftMargin: bubble.side; right: parent.right; rightMargin: bubble.side; top: parent.top; topMargin: Theme.space8 + 2 }
        active: (bubble.quote?.messageId ?? "") !== "" && !bubble.deleted
        height: (item as Item)?.implicitHeight ?? 0
        Component.onCompleted: setSource("QuoteBox.qml", { "objectName": "quote", "bubble": bubble })
    }
    BubbleText {
        id: edit
        objectName: "bubbleText"
        anchors { left: parent.left; leftMargin: bubble.side; top: parent.top; topMargin: Theme.space8 - Theme.lead + bubble.quoteRoom }
        width: Math.min(Math.ceil(implicitWidth), bubble.inner)
        plain: bubble.deleted ? qsTr("Message deleted") : bubble.body
        struck: bubble.deleted
        own: bubble.own
        onHeld: at => bubble.held(edit.mapToItem(bubble, at))
    }
    BubbleFoot {
        id: foot
        objectName: "bubbleFoot"
        anchors { right: parent.right; rightMargin: bubble.side; bottom: parent.bottom; bottomMargin: Theme.space8 - 2 }
        visible: bubble.footShown
        own: bubble.own
        time: bubble.time
        deliveryState: bubble.deliveryState
        edited: bubble.edited && !bubble.deleted
    }

    function copySelection() {
        edit.copy();
    }
}
