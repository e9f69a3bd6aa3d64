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
    required property string typists
    required property string draft
    required property bool isMuted

    /// In the open conversation, the draft is in its field.
    readonly property bool drafting: draft.length > 0 && !selected && !isTyping
    readonly property string line: isTyping ? typists : drafting ? qsTr("Draft: %1").arg(draft)
                                   : previewIsOwn && preview.length > 0 ? qsTr("You: %1").arg(preview) : preview
    readonly property bool failed: lastState === "failed"

    personId: peerId.length > 0 ? peerId : conversationId
    online: isOnline
    text: words.text

    SpokenWords {
        id: words
        parts: [row.name, row.isOnline ? qsTr("online") : "", row.isMuted ? qsTr("muted") : "",
            row.unreadCount > 0 ? qsTr("%n unread", "", row.unreadCount) : "", row.failed ? qsTr("not sent") : "", row.line, row.time]
    }

    ColumnLayout {
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.space4 - 1

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space4

            Label {
                objectName: "name"
                Layout.maximumWidth: implicitWidth + 1
                Layout.fillWidth: true
                text: row.name
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Icon {
                objectName: "mutedMark"
                visible: row.isMuted
                name: "bell-off"
                size: Theme.smallIconSize - 2
            }
            Item {
                Layout.fillWidth: true
                Layout.preferredWidth: 0
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
                objectName: "line"
                Layout.fillWidth: true
                Layout.maximumWidth: row.isTyping ? implicitWidth + 1 : Infinity
                Layout.minimumHeight: badge.implicitHeight
                text: row.line.replace(/\s+/g, " ")
                color: row.isTyping ? Theme.colors.accentText : row.drafting ? Theme.colors.dangerText : Theme.colors.textMuted
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
                maximumLineCount: 1
                Accessible.ignored: true
            }
            Loader {
                Layout.fillWidth: true
                visible: row.isTyping
                active: row.isTyping
                sourceComponent: TypingDots {}
            }
            FailedMark {
                visible: row.failed
            }
            CountBadge {
                id: badge
                objectName: "badge"
                count: row.unreadCount
                muted: row.isMuted
            }
        }
    }
}
