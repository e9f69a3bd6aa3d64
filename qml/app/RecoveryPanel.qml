import QtQuick
import QtQuick.Layouts
import LetsChat.Controls
import LetsChat.Theme

/// In the place of a page that does not work.
FocusScope {
    id: panel

    property color ground: Theme.colors.surface

    signal reloadWanted

    objectName: "recovery"
    Accessible.role: Accessible.AlertMessage
    Accessible.name: message.text

    Rectangle {
        anchors.fill: parent
        color: panel.ground
    }
    ColumnLayout {
        anchors { left: parent.left; right: parent.right; margins: Theme.space24; verticalCenter: parent.verticalCenter }
        spacing: Theme.space16

        Icon {
            Layout.alignment: Qt.AlignHCenter
            name: "failed"
            size: Theme.scaled(32)
            color: Theme.colors.dangerText
        }
        Label {
            id: message
            Layout.fillWidth: true
            text: qsTr("This part stopped working. Reload it.")
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
        PrimaryButton {
            id: button
            objectName: "reload"
            Layout.alignment: Qt.AlignHCenter
            text: qsTr("Reload")
            onClicked: panel.reloadWanted()
        }
    }

    // As by a key, so that it is seen where the keyboard is.
    onActiveFocusChanged: if (activeFocus) button.forceActiveFocus(Qt.TabFocusReason)
}
