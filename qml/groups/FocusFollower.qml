import QtQuick
import LetsChat.Theme

/// Scrolls a view to whatever in it the keyboard comes to.
Item {
    id: follower

    required property Flickable view

    readonly property Item focused: Window.activeFocusItem

    onFocusedChanged: if (holds(focused)) reveal(focused)

    function holds(item: Item): bool {
        let above = item;
        while (above && above !== view.contentItem)
            above = above.parent;
        return above !== null && item !== view.contentItem;
    }

    function reveal(item: Item) {
        const top = item.mapToItem(view.contentItem, 0, 0).y;
        const least = top + item.height + Theme.space8 - view.height;
        const wanted = Math.max(Math.min(view.contentY, top - Theme.space8), least);
        view.contentY = Math.max(view.originY, Math.min(wanted, view.originY + view.contentHeight - view.height));
    }
}
