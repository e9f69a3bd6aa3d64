import QtQuick
import QtQuick.Layouts
import LetsChat.Controls
import LetsChat.Theme

/// One conversation: who, when, the newest words, what is unread or failed.
RowFrame {
    id: row

    required property string conversationId
    required property string peerId
    required property string preview
    required property bool previewIsOwn
    required property string time
    required property int unreadCount
    required property bool isOnline
    required property string lastState
    required property bool isTyping

    readonly property string line: isTyping ? qsTr("typing…") : previewIsOwn && preview.length > 0 ? qsTr("You: %1").arg(preview) : preview
    readonly property bool failed: lastState === "failed"

    personId: peerId.length > 0 ? peerId : conversationId
    online: isOnline
    text: spoken()

    ColumnLayout {
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.space4 - 1

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space4

            Label {
                objectName: "name"
                Layout.fillWidth: true
                Layout.rightMargin: Theme.space4
                text: row.name
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Icon {
                visible: row.previewIsOwn && !row.failed && row.lastState.length > 0
                name: row.lastState === "sending" ? "clock" : row.lastState === "read" ? "double-tick" : "tick"
                size: Theme.smallIconSize
                color: row.lastState === "sending" ? Theme.colors.textMuted : Theme.colors.accentText
            }
            Label {
                text: row.time
                color: Theme.colors.textMuted
                font.pixelSize: Theme.smallSize - 1
                Accessible.ignored: true
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space8

            Label {
                Layout.fillWidth: true
                Layout.minimumHeight: badge.implicitHeight
                text: row.line.replace(/\s+/g, " ")
                color: row.isTyping ? Theme.colors.accentText : Theme.colors.textMuted
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
                maximumLineCount: 1
                Accessible.ignored: true
            }
            FailedMark {
                visible: row.failed
            }
            CountBadge {
                id: badge
                objectName: "badge"
                count: row.unreadCount
            }
        }
    }

    function spoken(): string {
        let words = name;
        for (const part of [isOnline ? qsTr("online") : "", unreadCount > 0 ? qsTr("%n unread", "", unreadCount) : "",
            failed ? qsTr("not sent") : "", line, time]) {
            if (part.length > 0)
                words += ", " + part;
        }
        return words;
    }
}
