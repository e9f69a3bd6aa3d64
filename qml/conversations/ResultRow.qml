import QtQuick
import QtQuick.Layouts
import LetsChat.Controls
import LetsChat.Theme
import LetsChat.Conversations

/// What a search found: a conversation, a person, or a message with the words that were looked for.
RowFrame {
    id: row

    required property int kind
    required property string conversationId
    required property string userId
    required property string peerId
    required property string username
    required property bool isOnline
    required property string preview
    required property bool previewIsOwn
    required property string time
    required property int unreadCount
    required property bool isMuted
    required property string sender
    required property bool isOwn
    required property string snippet
    required property string plainSnippet
    required property var place

    readonly property bool isMessage: kind === JoinedRows.MessageKind
    readonly property bool isPerson: kind === JoinedRows.PersonKind
    readonly property bool waits: kind === JoinedRows.WaitingKind
    /// Who said it, where the name of the conversation does not tell.
    readonly property string said: !isMessage ? "" : isOwn ? qsTr("You:") : peerId.length === 0 && sender.length > 0 ? qsTr("%1:").arg(sender) : ""
    readonly property string line: isPerson ? qsTr("@%1").arg(username) : isMessage ? plainSnippet
                                   : previewIsOwn && preview.length > 0 ? qsTr("You: %1").arg(preview) : preview

    personId: isPerson ? userId : peerId.length > 0 ? peerId : conversationId
    online: isOnline
    enabled: !waits
    text: words.text

    SpokenWords {
        id: words
        parts: [row.name, row.unreadCount > 0 ? qsTr("%n unread", "", row.unreadCount) : "", row.said, row.line, row.time]
    }

    ColumnLayout {
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.space4 - 1

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space8

            Label {
                Layout.fillWidth: true
                text: row.name
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Accessible.ignored: true
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
            spacing: Theme.space4

            Label {
                Layout.maximumWidth: Math.min(implicitWidth, row.width * 0.2) // not of the layout's own width
                visible: text.length > 0
                text: row.said
                color: Theme.colors.text
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Label {
                objectName: "resultLine"
                Layout.fillWidth: true
                Layout.minimumHeight: badge.implicitHeight
                textFormat: row.isMessage ? Text.StyledText : Text.PlainText
                text: row.isMessage ? row.styled() : row.line
                color: Theme.colors.textMuted
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
                maximumLineCount: 1
                Accessible.ignored: true
            }
            CountBadge {
                id: badge
                count: row.unreadCount
                muted: row.isMuted
            }
        }
    }

    Loader {
        parent: row
        anchors.fill: parent
        active: row.waits
        sourceComponent: SkeletonRow {
            ground: Theme.colors.sidebar
        }
    }

    /// It is escaped already; its only tags are those around what was found.
    function styled(): string {
        return snippet.replace(/<b>/g, "<b><font color=\"" + Theme.colors.accentText + "\">").replace(/<\/b>/g, "</font></b>");
    }
}
