import QtQuick
import QtQuick.Layouts
import LetsChat.Theme

/// One line at the foot of a pane: how the connection is, in words, or something else to know.
Rectangle {
    id: strip

    required property string text
    property string action
    property bool calm: false

    signal acted

    implicitHeight: row.implicitHeight + Theme.space8 * 2
    color: Theme.colors.sidebar
    Accessible.role: Accessible.StatusBar
    Accessible.name: text

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.colors.line
    }
    RowLayout {
        id: row
        anchors { fill: parent; leftMargin: Theme.space16; rightMargin: Theme.space16; topMargin: 1 }
        spacing: Theme.space8

        Rectangle {
            implicitWidth: 8
            implicitHeight: 8
            radius: 4
            color: strip.calm ? Theme.colors.textMuted : Theme.colors.waiting
        }
        Label {
            Layout.fillWidth: true
            text: strip.text
            color: Theme.colors.textMuted
            font.pixelSize: Theme.smallSize
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        LinkButton {
            visible: strip.action.length > 0
            text: strip.action
            font.pixelSize: Theme.smallSize
            onClicked: strip.acted()
        }
    }
}
