import QtQuick
import LetsChat.Theme
import LetsChat.Messages

/// What was written: selectable, copyable, with clickable links. Knows where its last line ends.
TextEdit {
    id: edit

    required property string plain
    required property bool own
    property bool struck: false
    /// How far the last line goes towards where the time stands.
    property real lastLineEnd: 0
    readonly property bool mirrored: Theme.rightToLeft

    /// The mouse drags over the text: the view must not take that for scrolling.
    readonly property alias selecting: pointer.active

    /// A finger was held on it.
    signal held(at: point)

    text: linked.text
    textFormat: linked.hasLinks ? TextEdit.RichText : TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    readOnly: true
    selectByMouse: true
    activeFocusOnTab: false
    color: own ? Theme.colors.ownText : struck ? Theme.colors.textMuted : Theme.colors.text
    selectionColor: own ? Theme.colors.ownSelection : Theme.colors.selection
    selectedTextColor: color
    renderType: Text.NativeRendering
    font.pixelSize: linked.isEmoji && !struck ? Theme.bodySize * 2 : Theme.bodySize
    font.italic: struck
    Accessible.ignored: true

    onLinkActivated: link => Qt.openUrlExternally(link)
    onContentSizeChanged: measure()
    onWidthChanged: measure()
    onMirroredChanged: measure()
    Component.onCompleted: measure()

    LinkedText {
        id: linked
        plain: edit.plain
        linkColor: edit.own ? Theme.colors.ownText : Theme.colors.accentText
    }
    LineSpacing {
        id: spacing
        document: edit.textDocument
        least: Theme.lineHeight
    }
    HoverHandler {
        cursorShape: edit.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.IBeamCursor
    }
    TapHandler {
        acceptedDevices: PointerDevice.TouchScreen | PointerDevice.Stylus
        onLongPressed: edit.held(point.position)
    }
    PointHandler {
        id: pointer
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        acceptedButtons: Qt.LeftButton
    }

    function measure() {
        lastLineEnd = Math.min(1e9, spacing.lastLineEnd(width, mirrored));
    }
}
