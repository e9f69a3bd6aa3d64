import QtQuick
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// The emoji of a model, as many in a row as there is room for. Arrows walk, Enter picks.
GridView {
    id: grid

    /// The current one is what Enter would pick, though the keyboard is elsewhere.
    required property bool previewing
    readonly property int columns: Math.max(1, Math.floor(width / Theme.scaled(40)))
    /// What is pointed at.
    property EmojiCell hovered: null
    /// The name of what is pointed at or walked to.
    readonly property string told: hovered?.name ?? (activeFocus || previewing ? (currentItem as EmojiCell)?.name ?? "" : "")

    signal picked(text: string, keep: bool)
    /// Up from the first row.
    signal leftAbove
    /// Something was typed, which is a search.
    signal typed(text: string)

    cellWidth: width / columns
    cellHeight: Theme.scaled(40)
    topMargin: Theme.space8
    bottomMargin: Theme.space8
    clip: true
    reuseItems: true
    keyNavigationEnabled: true
    activeFocusOnTab: count > 0
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Emoji")

    T.ScrollBar.vertical: SlimScrollBar {}
    delegate: EmojiCell {
        id: cell

        readonly property EmojiGrid grid: GridView.view as EmojiGrid

        width: grid?.cellWidth ?? 0
        height: grid?.cellHeight ?? 0
        current: GridView.isCurrentItem && (grid?.activeFocus ?? false)
        previewed: GridView.isCurrentItem && (grid?.previewing ?? false)
        onPointed: over => grid?.point(cell, over)
        onPicked: keep => grid.picked(text, keep)
    }

    Keys.onReturnPressed: event => pickBy(event)
    Keys.onEnterPressed: event => pickBy(event)
    Keys.onSpacePressed: event => pickBy(event)
    Keys.onUpPressed: event => {
        event.accepted = currentIndex < columns;
        if (event.accepted)
            leftAbove();
    }
    Keys.onPressed: event => {
        const chord = event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier);
        event.accepted = !chord && event.text.length > 0 && event.text.charCodeAt(0) > 32 && event.text.charCodeAt(0) !== 127;
        if (event.accepted)
            typed(event.text);
    }

    /// The keyboard comes here from above.
    function enter(step: int) {
        if (step > 0 && count > 0)
            forceActiveFocus(Qt.TabFocusReason);
    }

    function toStart() {
        hovered = null;
        currentIndex = count > 0 ? 0 : -1;
        positionViewAtBeginning();
    }

    function point(cell: EmojiCell, over: bool) {
        if (over)
            hovered = cell;
        else if (hovered === cell)
            hovered = null;
    }

    function pickBy(event: KeyEvent) {
        event.accepted = true;
        const cell = currentItem as EmojiCell;
        if (cell)
            picked(cell.text, (event.modifiers & Qt.ShiftModifier) !== 0);
    }
}
