import QtQuick
import QtQuick.Layouts
import LetsChat.Controls
import LetsChat.Theme

/// A person whom the user blocks.
RowLayout {
    id: row

    required property string userId
    required property string displayName
    required property string username

    signal unblocked

    spacing: Theme.space12
    Accessible.role: Accessible.ListItem
    Accessible.name: displayName

    Avatar {
        personId: row.userId
        name: row.displayName
        size: Theme.scaled(40)
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 2

        Label {
            Layout.fillWidth: true
            text: row.displayName
            font.weight: Font.Medium
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            visible: row.username.length > 0
            text: qsTr("@%1").arg(row.username)
            color: Theme.colors.textMuted
            font.pixelSize: Theme.smallSize
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    ActionButton {
        objectName: "unblock " + row.displayName
        text: qsTr("Unblock")
        Accessible.name: qsTr("Unblock %1").arg(row.displayName)
        onClicked: row.unblocked()
    }
}
