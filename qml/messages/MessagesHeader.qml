import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Whom one talks with, and the way back where the list is not beside it. While messages are
/// selected, what can be done with them.
Item {
    id: header

    required property MessagesPage page
    required property bool backShown

    readonly property bool selecting: page.selection.count > 0
    readonly property SelectionBar bar: selection.item as SelectionBar
    /// What had the keyboard before.
    property Item former: null

    signal back
    signal detailsWanted
    signal selectionEnded

    implicitHeight: Theme.headerHeight

    RowLayout {
        visible: !header.selecting
        anchors { fill: parent; leftMargin: Theme.space8; rightMargin: Theme.space8 }
        spacing: Theme.space4

        IconButton {
            objectName: "back"
            visible: header.backShown
            iconName: "back"
            text: qsTr("Back to the list")
            onClicked: header.back()
        }
        HeaderButton {
            Layout.fillWidth: true
            Layout.fillHeight: true
            page: header.page
            onClicked: header.detailsWanted()
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.colors.line
    }
    Loader {
        id: selection
        anchors.fill: parent
    }

    onSelectingChanged: {
        if (selecting)
            former = Window.activeFocusItem;
        selection.setSource(selecting ? "SelectionBar.qml" : "", selecting ? { "page": page } : {});
        if (!selecting)
            selectionEnded();
    }
}
