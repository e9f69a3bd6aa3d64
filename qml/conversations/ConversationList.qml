import QtQuick
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// The conversations, newest activity first. Arrows walk, Enter opens.
ListView {
    id: list

    required property ConversationsPage page

    objectName: "conversations"
    model: page.model
    clip: true
    activeFocusOnTab: count > 0
    keyNavigationEnabled: true
    currentIndex: -1
    boundsBehavior: Flickable.StopAtBounds
    reuseItems: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Conversations")

    T.ScrollBar.vertical: SlimScrollBar {}
    delegate: ConversationRow {
        required property int index

        readonly property ConversationList list: ListView.view as ConversationList

        width: list?.width ?? 0
        selected: conversationId === list?.page.currentId
        current: ListView.isCurrentItem && (list?.activeFocus ?? false)
        onClicked: list.page.open(conversationId)
    }
    move: Transition {
        NumberAnimation { property: "y"; duration: Theme.gentle; easing.type: Theme.easing }
    }
    moveDisplaced: Transition {
        NumberAnimation { property: "y"; duration: Theme.gentle; easing.type: Theme.easing }
    }
    addDisplaced: Transition {
        NumberAnimation { property: "y"; duration: Theme.gentle; easing.type: Theme.easing }
    }

    onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
    Keys.onReturnPressed: openCurrent()
    Keys.onEnterPressed: openCurrent()
    Keys.onSpacePressed: openCurrent()

    function openCurrent() {
        const row = currentItem as ConversationRow;
        if (row)
            page.open(row.conversationId);
    }
}
