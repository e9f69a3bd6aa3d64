import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Whether the conversation is silent, for good or for a while.
Item {
    id: row

    required property Muting muting

    implicitHeight: Theme.scaled(48)

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.space24; rightMargin: Theme.space24 }
        spacing: Theme.space16

        Icon {
            name: "bell-off"
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                Layout.fillWidth: true
                text: qsTr("Mute")
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Label {
                objectName: "mutedText"
                Layout.fillWidth: true
                visible: text.length > 0
                text: row.muting.text
                color: Theme.colors.textMuted
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
            }
        }
        IconButton {
            id: clock
            objectName: "muteFor"
            iconName: "clock"
            text: qsTr("Mute for a while")
            onClicked: menu.active = true

            Loader {
                id: menu
                active: false
                Component.onCompleted: setSource("MuteMenu.qml", { "muting": row.muting, "anchor": clock })
            }
            Connections {
                target: menu.item as MuteMenu

                function onClosed() {
                    menu.active = false;
                }
            }
        }
        Toggle {
            objectName: "mute"
            text: qsTr("Mute this conversation")
            checked: row.muting.muted
            onToggled: {
                row.muting.mute(checked);
                checked = Qt.binding(() => row.muting.muted);
            }
        }
    }
}
