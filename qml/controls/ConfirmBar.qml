import QtQuick
import QtQuick.Layouts
import LetsChat.Theme

/// Asks once more before something that cannot be taken back, and takes the keyboard as it shows.
/// Escape says no.
FocusScope {
    id: bar

    required property string question
    required property string action

    signal confirmed
    signal refused

    implicitHeight: column.implicitHeight + Theme.space12 * 2
    Accessible.role: Accessible.AlertMessage
    Accessible.name: question
    Keys.onEscapePressed: refused()

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius8
        color: Theme.colors.sidebar
        border.color: Theme.colors.line
    }
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.space16; rightMargin: Theme.space16 }
        spacing: Theme.space12

        Label {
            Layout.fillWidth: true
            text: bar.question
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space12

            ActionButton {
                objectName: "confirm"
                dangerous: true
                filled: true
                text: bar.action
                onClicked: bar.confirmed()
            }
            ActionButton {
                objectName: "refuse"
                focus: true
                text: qsTr("Cancel")
                onClicked: bar.refused()
            }
        }
    }

    onVisibleChanged: if (visible) forceActiveFocus(Qt.TabFocusReason)
}
