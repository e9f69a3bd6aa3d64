import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// The frame of a section: what is in it stands below one another, scrolls where there is more than
/// fits, and follows the keyboard.
FocusScope {
    id: page

    required property Application application
    default property alias content: column.data

    readonly property Item inFocus: Window.activeFocusItem

    focus: true
    Keys.onUpPressed: scroll(-Theme.controlHeight)
    Keys.onDownPressed: scroll(Theme.controlHeight)

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: column.implicitHeight + Theme.space8 + Theme.space24
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: SlimScrollBar {}

        ColumnLayout {
            id: column
            x: Theme.space24
            y: Theme.space8
            width: parent.width - Theme.space24 * 2
            spacing: Theme.space16
        }
    }

    FocusRing {
        visible: page.inFocus === page
        anchors.margins: 1
    }

    onInFocusChanged: if (activeFocus && inFocus !== page) reveal(inFocus.mapToItem(column, 0, 0).y, inFocus.height)

    /// The keyboard goes to what can be used here; where there is nothing, it scrolls the page.
    function enter() {
        const nowhere = inFocus === page || (activeFocus && !inFocus.visible);
        const next = nowhere ? nextItemInFocusChain(true) : null;
        for (let within = next; within; within = within.parent) {
            if (within === column)
                return next.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    function reveal(top: real, height: real) {
        const least = top + height + Theme.space24 - flick.height;
        flick.contentY = Math.max(0, Math.min(Math.max(flick.contentY, least), top - Theme.space16));
    }

    function scroll(by: real) {
        flick.contentY = Math.max(0, Math.min(flick.contentY + by, flick.contentHeight - flick.height));
    }
}
