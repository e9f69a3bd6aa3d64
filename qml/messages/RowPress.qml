import QtQuick
import LetsChat.Client
import LetsChat.Theme

/// Over the messages: a press with Ctrl selects the one below, and while some are selected each
/// press does, or takes it back. All else goes through.
MouseArea {
    id: press

    required property ListView view
    required property MessageSelection selection

    /// Messages are being selected, and how much room the marks of that take by now.
    readonly property bool choosing: selection.count > 0
    property real room: choosing ? Theme.scaled(20) + Theme.space12 : 0

    /// What can be done with all that is selected.
    signal menuWanted(at: point)

    acceptedButtons: choosing ? Qt.LeftButton | Qt.RightButton : Qt.LeftButton
    cursorShape: choosing ? Qt.PointingHandCursor : undefined
    onPressed: event => event.accepted = choosing || (event.modifiers & Qt.ControlModifier) !== 0
    onClicked: event => {
        const row = view.itemAt(event.x + view.contentX, event.y + view.contentY) as MessageRow;
        if (event.button === Qt.RightButton)
            menuWanted(Qt.point(event.x, event.y));
        else if (row)
            choose(row, (event.modifiers & Qt.ShiftModifier) !== 0);
    }

    Behavior on room {
        NumberAnimation { duration: Theme.gentle; easing.type: Theme.easing }
    }

    /// Selects a message or takes that back, or selects all up to there; the keyboard is at it then.
    function choose(row: MessageRow, all: bool) {
        view.currentIndex = row.index;
        if (all)
            selection.extendTo(row.index);
        else
            selection.toggle(row.index);
        if (choosing)
            row.forceActiveFocus(Qt.MouseFocusReason);
    }
}
