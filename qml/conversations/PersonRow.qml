import QtQuick
import QtQuick.Layouts
import LetsChat.Controls
import LetsChat.Theme

/// A person that a search found.
RowFrame {
    id: row

    required property string userId
    required property string displayName
    required property string username
    required property bool isOnline

    personId: userId
    name: displayName
    online: isOnline
    text: qsTr("%1, @%2").arg(displayName).arg(username)

    ColumnLayout {
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.space4 - 1

        Label {
            Layout.fillWidth: true
            text: row.displayName
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("@%1").arg(row.username)
            color: Theme.colors.textMuted
            font.pixelSize: Theme.smallSize
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
