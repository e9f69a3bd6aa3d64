import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// The usual reactions in one row of a menu: Left and Right choose, Enter reacts.
T.MenuItem {
    id: pick

    /// What is there already, as in the model's role `reactions`.
    required property var reactions
    property bool shown: true

    readonly property var emoji: ["👍", "❤️", "😂", "😮", "😢", "🙏"]
    readonly property var usual: emoji.map(each => ({ "emoji": each, "own": isOwn(each) }))
    readonly property ListView list: contentItem as ListView
    readonly property var chosen: list?.model[list.currentIndex] ?? usual[0]

    signal reacted(emoji: string, on: bool)
    signal moreWanted

    visible: shown
    activeFocusOnTab: shown
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    height: shown ? Theme.scaled(44) : 0
    padding: Theme.space4
    text: chosen.emoji.length > 0 ? qsTr("React with %1").arg(chosen.emoji) : qsTr("React with another emoji")
    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Accessible.onPressAction: pick.triggered()
    Keys.onLeftPressed: step(mirrored ? 1 : -1)
    Keys.onRightPressed: step(mirrored ? -1 : 1)
    onTriggered: chosen.emoji.length > 0 ? reacted(chosen.emoji, !chosen.own) : moreWanted()

    contentItem: ListView {
        implicitWidth: Theme.scaled(36) * count
        orientation: ListView.Horizontal
        interactive: false
        keyNavigationEnabled: false
        // The last one leads to all others.
        model: pick.usual.concat([{ "emoji": "", "own": false }])
        delegate: ReactionCell {}
        Accessible.ignored: true
    }
    background: Item {}

    function step(by: int) {
        list.currentIndex = Math.max(0, Math.min(list.count - 1, list.currentIndex + by));
    }

    function isOwn(emoji: string): bool {
        return reactions.some(each => each.emoji === emoji && each.isOwn);
    }
}
