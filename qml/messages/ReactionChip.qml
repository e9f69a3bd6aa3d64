import QtQuick
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// One emoji that people reacted with, and how many did. Adds or takes back one's own.
T.AbstractButton {
    id: chip

    required property int index
    property MessageRow row: null

    readonly property var reaction: row?.reactions[index]
    readonly property string who: reaction?.who ?? ""

    objectName: "reaction" + index
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.scaled(26)
    horizontalPadding: Theme.space8
    hoverEnabled: true
    focusPolicy: row?.current ? Qt.TabFocus : Qt.NoFocus
    checked: reaction?.isOwn ?? false
    text: words.text
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    onClicked: row.reacted(reaction.emoji, !checked)

    SpokenWords {
        id: words
        parts: [chip.reaction?.emoji ?? "", chip.who]
    }
    contentItem: Row {
        spacing: Theme.space4

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.reaction?.emoji ?? ""
            font.family: Theme.emojiFamily
            font.pixelSize: Theme.bodySize
            Accessible.ignored: true
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.reaction?.count ?? ""
            color: chip.checked ? Theme.colors.accentText : Theme.colors.textMuted
            font.pixelSize: Theme.captionSize + 1
            font.weight: chip.checked ? Font.DemiBold : Font.Medium
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: height / 2
        color: chip.checked ? Theme.colors.selected : chip.hovered ? Theme.colors.hover : Theme.colors.peerBubble
        border.width: chip.checked ? 1 : 0
        border.color: Theme.colors.accent

        FocusRing {
            visible: chip.visualFocus
            anchors.margins: -2
            radius: parent.radius + 2
        }
        HoverHandler {
            cursorShape: Qt.PointingHandCursor
        }
    }
    Loader {
        active: chip.who.length > 0 && (chip.hovered || chip.visualFocus)
        anchors.fill: parent
        Component.onCompleted: setSource("qrc:/qt/qml/LetsChat/Controls/HoverTip.qml", { "text": Qt.binding(() => chip.who) })
    }
}
