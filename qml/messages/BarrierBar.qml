import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// In place of the composer: why one cannot write here, and what can be done about it.
Item {
    id: bar

    required property Barrier barrier

    objectName: "barrier"
    implicitHeight: Math.max(Theme.scaled(44), row.implicitHeight) + Theme.space12 * 2
    Accessible.role: Accessible.StatusBar
    Accessible.name: barrier.reason

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.colors.line
    }
    RowLayout {
        id: row
        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - Theme.space24 * 2)
        spacing: Theme.space12

        Label {
            Layout.fillWidth: true
            text: bar.barrier.reason
            color: Theme.colors.textMuted
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        LinkButton {
            objectName: "unblock"
            visible: bar.barrier.blocked
            text: qsTr("Unblock")
            onClicked: bar.barrier.unblock()
        }
    }
}
