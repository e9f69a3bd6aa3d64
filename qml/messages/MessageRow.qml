import QtQuick
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

    readonly property alias selecting: bubble.selecting
    readonly property int side: width >= Theme.conversationLeast + 80 ? Theme.space24 - 2 : Theme.space12

    signal retried(nonce: string)
    signal discarded(nonce: string)

    width: ListView.view ? ListView.view.width : implicitWidth
    height: day.height + gap.height + bubble.implicitHeight + failure.height
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken()

    Loader {
        id: day
        width: parent.width
        active: row.dayText.length > 0
        height: (item as Item)?.implicitHeight ?? 0
        Component.onCompleted: setSource("DaySeparator.qml", { "text": Qt.binding(() => row.dayText) })
    }
    Item {
        id: gap
        anchors.top: day.bottom
        height: row.dayText.length > 0 ? 0 : row.startsGroup ? Theme.space12 : 2
    }
    Bubble {
        id: bubble
        anchors.top: gap.bottom
        anchors.left: row.isOwn ? undefined : row.left
        anchors.right: row.isOwn ? row.right : undefined
        anchors.leftMargin: row.side
        anchors.rightMargin: row.side
        width: implicitWidth
        height: implicitHeight
        most: Math.min(Theme.bubbleMost, Math.round((row.width - row.side * 2) * (row.width > Theme.conversationLeast ? 0.76 : 0.86)))
        body: row.body
        own: row.isOwn
        time: row.time
        deliveryState: row.state
        edited: row.isEdited
        deleted: row.isDeleted
        startsGroup: row.startsGroup
        endsGroup: row.endsGroup
    }
    Loader {
        id: failure
        anchors { top: bubble.bottom; left: parent.left; right: parent.right; leftMargin: row.side; rightMargin: row.side }
        active: row.state === "failed"
        height: active ? ((item as Item)?.implicitHeight ?? 0) + Theme.space4 : 0
        Component.onCompleted: setSource("FailureLine.qml", { "y": Theme.space4, "reason": Qt.binding(() => row.failureReason) })
    }
    Connections {
        target: failure.item as FailureLine

        function onRetried() {
            row.retried(row.nonce);
        }
        function onDiscarded() {
            row.discarded(row.nonce);
        }
    }

    function spoken(): string {
        const words = isDeleted ? qsTr("Message deleted") : body;
        const who = isOwn ? qsTr("You") : senderName;
        const states = { "sending": qsTr("sending"), "sent": qsTr("sent"), "read": qsTr("read"), "failed": qsTr("not sent") };
        const told = isOwn && states[state] ? ", " + states[state] : "";
        return who + ", " + words + ", " + time + told;
    }
}
