import QtQuick
import QtQuick.Layouts
import LetsChat.Controls
import LetsChat.Theme

/// A key and what it does.
Item {
    id: row

    required property string keys
    required property string does
    property bool current: false

    implicitHeight: Math.max(Theme.controlHeight, words.implicitHeight + Theme.space12)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(shortcut.nativeText).arg(does)

    FocusRing {
        visible: row.current
        anchors { leftMargin: Theme.space12; rightMargin: Theme.space12 }
        radius: Theme.radius8
    }
    Shortcut {
        id: shortcut
        enabled: false
        sequence: row.keys
    }
    RowLayout {
        anchors { fill: parent; leftMargin: Theme.space24; rightMargin: Theme.space24 }
        spacing: Theme.space16

        Label {
            id: words
            Layout.fillWidth: true
            text: row.does
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Rectangle {
            implicitWidth: keys.implicitWidth + Theme.space16
            implicitHeight: keys.implicitHeight + Theme.space8
            radius: Theme.radius8 - 2
            color: Theme.colors.hover

            Label {
                id: keys
                anchors.centerIn: parent
                text: shortcut.nativeText
                font.pixelSize: Theme.smallSize
                Accessible.ignored: true
            }
        }
    }
}
