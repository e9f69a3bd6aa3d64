import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// Who is quoted, and one or two lines of it.
Item {
    id: words

    required property string who
    required property string said
    required property color ink
    required property color inkMuted
    /// Whether `said` are our words rather than somebody's.
    required property bool ours

    implicitWidth: Math.max(name.implicitWidth, Math.min(line.implicitWidth, Theme.scaled(280)))
    implicitHeight: (name.visible ? name.implicitHeight : 0) + line.implicitHeight

    Label {
        id: name
        anchors { left: parent.left; right: parent.right; top: parent.top }
        visible: text.length > 0
        text: words.who
        color: words.ink
        font.pixelSize: Theme.smallSize
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Label {
        id: line
        objectName: "quoteWords"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        text: words.said
        color: words.inkMuted
        font.pixelSize: Theme.smallSize
        font.italic: words.ours
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
