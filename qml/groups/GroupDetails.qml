import QtQuick
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// A group and its members. Arrows walk through them, Enter says what can be done.
ListView {
    id: list

    required property Details details

    readonly property GroupMembers members: details.members

    signal addWanted
    signal messageWanted(userId: string)

    objectName: "members"
    model: members.model
    clip: true
    // The current row alone is in the order of Tab, after what is above the rows.
    highlightFollowsCurrentItem: false
    boundsBehavior: Flickable.StopAtBounds
    bottomMargin: Theme.space16
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Members")

    T.ScrollBar.vertical: SlimScrollBar {}
    header: GroupTop {
        readonly property GroupDetails list: ListView.view as GroupDetails

        width: list?.width ?? 0
        details: list?.details ?? null
        // What it grows by is above the rows: a view would keep those in place, and hide its top.
        onHeightChanged: list.settle()
        onAddWanted: list.addWanted()
        onWalked: list.walk(0)
        onLeaveWanted: list.ask("leave", "", details.name)
    }
    delegate: MemberRow {
        required property int index

        readonly property GroupDetails list: ListView.view as GroupDetails

        width: list?.width ?? 0
        details: list?.details ?? null
        current: ListView.isCurrentItem
        onWalked: step => list.walk(step)
        onMessageWanted: list.messageWanted(userId)
        onQuestionWanted: deed => list.ask(deed, userId, name)
    }
    footer: Column {
        readonly property GroupDetails list: ListView.view as GroupDetails
        readonly property bool broken: (list?.members.loadError ?? "").length > 0

        width: list?.width ?? 0

        MembersSkeleton {
            width: parent.width
            visible: (parent.list?.members.loading ?? false)
        }
        Label {
            objectName: "membersState"
            width: parent.width
            padding: Theme.space24
            visible: text.length > 0
            text: parent.broken ? parent.list.members.loadError
                : parent.list?.count === 0 && !parent.list.members.loading ? qsTr("Nobody here is called “%1”.").arg(parent.list.members.filter) : ""
            color: Theme.colors.textMuted
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
        LinkButton {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: parent.broken
            text: qsTr("Try again")
            onClicked: parent.list.members.reload()
        }
    }

    onContentYChanged: if (contentY > originY + contentHeight - height * 2) members.loadMore()

    FocusFollower {
        view: list
    }
    Timer {
        id: settling
        interval: 0
        onTriggered: list.positionViewAtBeginning()
    }
    Loader {
        id: asking
        property string deed
        property string userId
    }
    Connections {
        target: asking.item as Confirmation

        function onConfirmed() {
            list.confirmed();
        }
        function onClosed() {
            asking.setSource("");
        }
    }

    /// The keyboard goes to the way to add people.
    function enter() {
        (headerItem as GroupTop)?.enter();
    }

    function settle() {
        settling.restart();
    }

    function walk(step: int) {
        currentIndex = Math.max(0, Math.min(currentIndex + step, count - 1));
        positionViewAtIndex(currentIndex, ListView.Contain);
        currentItem?.forceActiveFocus(Qt.TabFocusReason);
    }

    function ask(deed: string, userId: string, name: string) {
        asking.deed = deed;
        asking.userId = userId;
        asking.setSource("GroupQuestion.qml", { "deed": deed, "name": name });
    }

    function confirmed() {
        if (asking.deed === "leave")
            details.leave();
        else if (asking.deed === "handOver")
            members.handOver(asking.userId);
        else
            members.remove(asking.userId);
    }
}
