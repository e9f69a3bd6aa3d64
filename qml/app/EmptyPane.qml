import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// Beside the list while no conversation is open.
Rectangle {
    id: pane

    property string searchKey

    color: Theme.colors.surface

    Label {
        anchors { left: parent.left; right: parent.right; margins: Theme.space24; verticalCenter: parent.verticalCenter }
        text: qsTr("Choose a conversation, or press %1 to find someone.").arg(pane.searchKey)
        color: Theme.colors.textMuted
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
}
