import QtQuick
import LetsChat.Client
import LetsChat.Theme

/// Above the messages while they pass by: the day of the topmost. Where the separator of a day is
/// there itself, that is enough.
DatePill {
    id: pill

    required property ListView list
    required property MessageWindow history

    readonly property bool passing: list.moving || staying.running
    property bool needed: false

    objectName: "passingDay"
    anchors { top: parent?.top; topMargin: Theme.space8; horizontalCenter: parent?.horizontalCenter }
    color: Theme.colors.field
    border.color: Theme.colors.line
    opacity: passing && needed ? 1 : 0
    visible: opacity > 0
    onPassingChanged: if (passing) look()

    Behavior on opacity {
        NumberAnimation { duration: Theme.quick; easing.type: Theme.easing }
    }
    Timer {
        id: staying
        interval: Theme.linger
    }
    Connections {
        target: pill.list

        function onContentYChanged() {
            if (pill.passing)
                pill.look();
        }
        function onMovingChanged() {
            if (!pill.list.moving)
                pill.stay();
        }
    }

    /// A while longer, also where a key moved the messages.
    function stay() {
        staying.restart();
    }

    function look() {
        const row = list.itemAt(list.width / 2, list.contentY + y + height) as MessageRow;
        needed = row !== null && (row.dayText.length === 0 || row.y + row.dayHeight <= list.contentY);
        if (row !== null)
            text = history.dayAt(row.index);
    }
}
