import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Above the composer: what is being answered or edited, and the way out of that.
Item {
    id: bar

    required property Composition composition

    readonly property bool editing: composition.editing
    readonly property var quote: composition.quote
    readonly property bool known: quote.place > 0
    readonly property string title: editing ? qsTr("Edit message") : known && quote.senderName.length > 0 ? qsTr("Reply to %1").arg(quote.senderName) : qsTr("Reply")

    implicitHeight: row.implicitHeight + Theme.space8
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: 1
        color: Theme.colors.line
    }
    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; leftMargin: Theme.space24; rightMargin: Theme.space16; bottom: parent.bottom }
        spacing: Theme.space12

        Icon {
            name: bar.editing ? "compose" : "reply"
            color: Theme.colors.accentText
        }
        Rectangle {
            Layout.fillHeight: true
            implicitWidth: 3
            radius: 1
            color: bar.editing || !bar.known ? Theme.colors.accent : Theme.nameColor(bar.quote.senderId)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Label {
                objectName: "composerBarTitle"
                Layout.fillWidth: true
                text: bar.title
                color: bar.editing || !bar.known ? Theme.colors.accentText : Theme.nameColor(bar.quote.senderId)
                font.pixelSize: Theme.smallSize
                font.weight: Font.DemiBold
                elide: Text.ElideRight
            }
            Label {
                objectName: "composerBarWords"
                Layout.fillWidth: true
                text: !bar.known ? qsTr("Message") : bar.quote.isDeleted ? qsTr("Message deleted") : bar.quote.body
                color: Theme.colors.textMuted
                font.pixelSize: Theme.smallSize
                font.italic: !bar.known || bar.quote.isDeleted
                elide: Text.ElideRight
            }
        }
        IconButton {
            objectName: "composerBarClose"
            iconName: "close"
            text: bar.editing ? qsTr("Cancel editing") : qsTr("Cancel the reply")
            onClicked: bar.composition.cancel()
        }
    }
}
