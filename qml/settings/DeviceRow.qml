import QtQuick
import QtQuick.Layouts
import LetsChat.Controls
import LetsChat.Theme

/// A device that is signed in.
RowLayout {
    id: row

    required property string sessionId
    required property string name
    required property string address
    required property string lastUsed
    required property bool isCurrent
    required property bool isEnding

    readonly property string use: isCurrent ? qsTr("This device") : qsTr("Last used %1").arg(lastUsed)

    signal ended

    spacing: Theme.space12
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1. %2").arg(name).arg(use)

    Rectangle {
        implicitWidth: Theme.scaled(40)
        implicitHeight: implicitWidth
        radius: width / 2
        color: row.isCurrent ? Theme.colors.selected : Theme.colors.hover

        Icon {
            anchors.centerIn: parent
            name: "device"
            color: row.isCurrent ? Theme.colors.accentText : Theme.colors.textMuted
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 2

        Label {
            Layout.fillWidth: true
            text: row.name
            font.weight: Font.Medium
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: row.address.length > 0 ? qsTr("%1 · %2").arg(row.use).arg(row.address) : row.use
            color: row.isCurrent ? Theme.colors.accentText : Theme.colors.textMuted
            font.pixelSize: Theme.smallSize
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    ActionButton {
        objectName: "end " + row.name
        visible: !row.isCurrent
        enabled: !row.isEnding
        text: qsTr("Sign out")
        Accessible.name: qsTr("Sign out %1").arg(row.name)
        onClicked: row.ended()
    }
}
