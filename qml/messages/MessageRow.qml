import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// One row of the conversation: the day that it may begin, the bubble, and what went wrong with it.
Item {
    id: row

    required property int index
    required property string messageId
    required property string nonce
    required property string body
    required property bool isOwn
    required property string senderId
    required property string senderName
    required property string time
    required property string dayText
    required property bool startsGroup
    required property bool endsGroup
    required property string state
    required property string failureReason
    required property bool isEdited
    required property bool isDeleted
    required property var replyTo
    required property var reactions
    required property double seq
    required property bool startsUnread
    required property bool selected
    /// Whether people are told apart: in a group.
    property bool named: false
    /// Whether the keyboard is here or in here.
    property bool current: false
    /// It is what somebody looked for.
    property bool highlighted: false
    /// Messages are being selected, which takes this much room before what others wrote.
    property bool choosing: false
    property int room: 0

    readonly property var told: ({ "sending": qsTr("sending"), "sent": qsTr("sent"), "read": qsTr("read"), "failed": qsTr("not sent") })
    readonly property alias selecting: bubble.selecting
    readonly property alias selectedText: bubble.selectedText
    readonly property alias foot: bubble.foot
    readonly property alias dayHeight: head.dayHeight
    readonly property bool onRight: bubble.x + bubble.width / 2 > width / 2
    /// Beside the bubble.
    readonly property point beside: Qt.point(onRight ? bubble.x - Theme.space8 : bubble.x + bubble.width + Theme.space8, bubble.y)
    readonly property int side: width >= Theme.conversationLeast + 80 ? Theme.space24 - 2 : Theme.space12
    readonly property alias most: bubble.most
    readonly property alias hovered: hover.hovered
    readonly property int indent: named && !isOwn ? Theme.scaled(32) + Theme.space8 : 0
    readonly property int lead: side + indent + (isOwn ? 0 : room)
    readonly property int nameHeight: named && !isOwn && startsGroup ? Theme.lineHeight : 0

    /// By a key, or by what stands for one.
    signal menuWanted(at: point, byKey: bool)
    signal quoteActivated(place: real)
    /// It was pressed twice beside its words, where that chooses none of them.
    signal answered
    /// It is to be selected, or no longer.
    signal toggled
    signal reacted(emoji: string, on: bool)
    signal retried(nonce: string)
    signal discarded(nonce: string)

    width: ListView.view ? ListView.view.width : implicitWidth
    height: head.height + nameHeight + bubble.implicitHeight + below.height
    z: activeFocus ? 1 : 0
    Accessible.role: Accessible.ListItem
    Accessible.name: words.text
    Accessible.focusable: true
    Accessible.checkable: choosing
    Accessible.checked: selected
    Accessible.onPressAction: choosing ? toggled() : menuWanted(beside, true)

    FoundMark {
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom; topMargin: row.startsGroup ? -Theme.space12 / 2 : -1; bottomMargin: row.endsGroup ? -Theme.space12 / 2 : -1 }
        shown: row.highlighted || row.selected
    }
    RowHead {
        id: head
        width: parent.width
        dayText: row.dayText
        startsUnread: row.startsUnread
        startsGroup: row.startsGroup
    }
    Loader {
        anchors { top: head.bottom; bottom: bubble.bottom; left: parent.left; right: parent.right; leftMargin: row.side + row.room; rightMargin: row.side }
        active: row.indent > 0 && (row.startsGroup || row.endsGroup)
        Component.onCompleted: setSource("SenderMark.qml", { "row": row })
    }
    Bubble {
        id: bubble
        anchors { top: head.bottom; topMargin: row.nameHeight; left: row.isOwn ? undefined : row.left; leftMargin: row.lead; right: row.isOwn ? row.right : undefined; rightMargin: row.side }
        width: implicitWidth
        height: implicitHeight
        most: Math.min(Theme.bubbleMost, Math.round((row.width - row.side * 2 - row.indent) * (row.width > Theme.conversationLeast ? 0.76 : 0.86)))
        body: row.body
        own: row.isOwn
        time: row.time
        deliveryState: row.state
        edited: row.isEdited
        deleted: row.isDeleted
        startsGroup: row.startsGroup
        endsGroup: row.endsGroup
        quote: row.replyTo
        reachable: row.current
        onQuoteActivated: place => row.quoteActivated(place)
        onHeld: at => row.askMenu(at)
    }
    Loader {
        anchors.fill: bubble
        active: hover.hovered || row.activeFocus
        Component.onCompleted: setSource("RowTools.qml", { "row": row })
    }
    Loader {
        anchors { top: bubble.top; bottom: bubble.bottom; left: parent.left; right: parent.right }
        active: row.choosing
        Component.onCompleted: setSource("RowChoice.qml", { "row": row })
    }
    Loader {
        id: below
        anchors { top: bubble.bottom; left: parent.left; right: parent.right; leftMargin: row.lead; rightMargin: row.side }
        active: row.state === "failed" || (row.reactions?.length ?? 0) > 0
        height: (item as Item)?.implicitHeight ?? 0
        Component.onCompleted: setSource("RowFoot.qml", { "row": row })
    }
    HoverHandler { id: hover }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => row.menuWanted(point.position, false)
    }
    TapHandler {
        acceptedDevices: PointerDevice.Mouse
        onDoubleTapped: row.answered()
    }
    SpokenWords {
        id: words
        parts: [row.isOwn ? qsTr("You") : row.senderName, (row.replyTo?.place ?? 0) > 0 ? qsTr("in reply to %1").arg(row.replyTo.senderName) : "",
            row.isDeleted ? qsTr("Message deleted") : row.body, row.time, row.isOwn ? row.told[row.state] ?? "" : "", row.failureReason]
    }

    /// `at` is in the bubble.
    function askMenu(at: point) {
        menuWanted(bubble.mapToItem(row, at), false);
    }

    function copySelection() {
        bubble.copySelection();
    }
}
