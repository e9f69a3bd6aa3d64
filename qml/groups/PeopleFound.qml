import QtQuick
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Whom a search found, to be picked, and a word where there is nobody.
ListView {
    id: list

    required property PeoplePicker picker

    readonly property string query: picker.search.query.trim()

    signal picked

    objectName: "found"
    model: picker.search
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    highlightFollowsCurrentItem: false
    Accessible.role: Accessible.List
    Accessible.name: qsTr("People found")

    T.ScrollBar.vertical: SlimScrollBar {}
    delegate: PickRow {
        required property int index

        readonly property PeopleFound list: ListView.view as PeopleFound

        width: list?.width ?? 0
        chosen: list?.picker.chosenIds.includes(userId) ?? false
        taken: list?.picker.takenIds.includes(userId) ?? false
        current: ListView.isCurrentItem
        onClicked: list.pick(userId)
    }

    onQueryChanged: currentIndex = 0

    Label {
        objectName: "foundState"
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space24 }
        visible: text.length > 0
        text: list.picker.search.error.length > 0 ? list.picker.search.error
            : list.count > 0 ? ""
            : list.query.length === 0 ? ""
            : list.picker.search.busy ? qsTr("Searching…") : qsTr("Nobody here is called “%1”.").arg(list.query)
        color: Theme.colors.textMuted
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }

    function step(by: int) {
        if (count > 0)
            currentIndex = (currentIndex + by + count) % count;
        positionViewAtIndex(currentIndex, ListView.Contain);
    }

    function choose() {
        const row = currentItem as PickRow;
        if (row && !row.taken)
            pick(row.userId);
    }

    function pick(userId: string) {
        picker.toggle(userId);
        picked();
    }
}
