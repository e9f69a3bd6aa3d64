import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Every emoji, by group or by search, above its parent. Enter and a click pick one and close it; with
/// Shift it stays open for more. The parent is where it ends; a narrow window it fills.
Popover {
    id: picker

    required property Emoji emoji

    readonly property EmojiModel model: emoji.model
    readonly property bool filling: windowWidth < Theme.scaled(480)
    readonly property bool searching: model.query.trim().length > 0
    readonly property var groups: [
        { "icon": "clock", "name": qsTr("Used last") },
        { "icon": "smile", "name": qsTr("Smileys and feelings") },
        { "icon": "user", "name": qsTr("People") },
        { "icon": "leaf", "name": qsTr("Animals and nature") },
        { "icon": "cup", "name": qsTr("Food and drink") },
        { "icon": "car", "name": qsTr("Travel and places") },
        { "icon": "ball", "name": qsTr("Activities") },
        { "icon": "bulb", "name": qsTr("Objects") },
        { "icon": "heart", "name": qsTr("Symbols") },
        { "icon": "flag", "name": qsTr("Flags") }
    ]

    signal picked(text: string)

    objectName: "emojiPicker"
    x: mirrored ? 0 : (parent?.width ?? 0) - width
    width: filling ? windowWidth - Theme.space8 * 2 : Theme.scaled(384)
    height: Math.min(Theme.scaled(408), windowHeight - Theme.space8 * 2)
    padding: 0
    focus: true
    closePolicy: Popover.CloseOnPressOutsideParent

    contentItem: Item {}

    FocusScope {
        anchors.fill: parent
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Choose an emoji")
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
        Keys.onEscapePressed: picker.close()

        ColumnLayout {
            anchors.fill: parent
            spacing: 0

            SearchField {
                id: field
                objectName: "emojiSearch"
                Layout.fillWidth: true
                Layout.margins: Theme.space12
                Layout.bottomMargin: Theme.space8
                focus: true
                placeholderText: qsTr("Search emoji")
                Accessible.name: placeholderText
                Keys.onReturnPressed: event => grid.pickBy(event)
                Keys.onEnterPressed: event => grid.pickBy(event)
                Keys.onPressed: event => picker.pressed(event)
                onTextChanged: {
                    picker.model.query = text;
                    grid.toStart();
                }
                onMoved: step => grid.enter(step)
            }
            EmojiTabs {
                id: tabs
                objectName: "emojiTabs"
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space8
                Layout.rightMargin: Theme.space8
                groups: picker.groups
                chosen: picker.searching ? -1 : picker.model.group
                onMoved: group => picker.show(group)
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: 1
                color: Theme.colors.line
            }
            EmojiGrid {
                id: grid
                objectName: "emojiGrid"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.leftMargin: Theme.space8
                Layout.rightMargin: Theme.space8
                model: picker.model
                previewing: picker.searching && field.activeFocus
                onPicked: (text, keep) => picker.take(text, keep)
                onLeftAbove: field.forceActiveFocus(Qt.BacktabFocusReason)
                onTyped: text => {
                    field.forceActiveFocus();
                    field.insert(field.length, text);
                }

                Label {
                    objectName: "noEmoji"
                    anchors { left: parent.left; right: parent.right; margins: Theme.space16; verticalCenter: parent.verticalCenter }
                    visible: grid.count === 0
                    text: picker.searching ? qsTr("No emoji is called “%1”.").arg(picker.model.query.trim()) : qsTr("The emoji that you use will be here.")
                    color: Theme.colors.textMuted
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    maximumLineCount: 4
                    elide: Text.ElideRight
                }
            }
            Label {
                objectName: "emojiName"
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space16
                Layout.rightMargin: Theme.space16
                Layout.preferredHeight: Theme.scaled(34)
                text: tabs.told.length > 0 ? tabs.told : grid.told.length > 0 ? grid.told : picker.searching ? "" : picker.groups[picker.model.group].name
                color: Theme.colors.textMuted
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
            }
        }
    }

    onAboutToShow: model.open()

    /// The key that opens it closes it, before the field goes to its end by it.
    function pressed(event: KeyEvent) {
        event.accepted = event.key === Qt.Key_E && event.modifiers === Qt.ControlModifier;
        if (event.accepted)
            close();
    }

    function show(group: int) {
        field.clear();
        model.group = group;
        grid.toStart();
    }

    function take(text: string, keep: bool) {
        emoji.use(text);
        picked(text);
        if (!keep)
            close();
    }
}
