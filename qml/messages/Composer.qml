import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Where one writes. Grows to eight lines; Enter sends, Shift+Enter breaks the line.
FocusScope {
    id: composer

    /// In Unicode code points, as `used` counts.
    required property int limit
    required property int used
    required property Emoji emoji
    property string recipient
    property alias text: input.text
    property alias input: input

    readonly property int remaining: limit - used
    readonly property bool sendable: input.text.trim().length > 0 && remaining >= 0 && !input.inputMethodComposing
    readonly property int mostLines: 8
    /// From here on the counter is shown.
    readonly property int nearLimit: 500

    signal sent(text: string)
    /// Up from the first line, back to what is before the field, and End in the empty one.
    signal upwards
    signal backwards
    signal ending

    implicitHeight: row.implicitHeight + Theme.space12 * 2
    Keys.onShortcutOverride: event => event.accepted = emojiInput.takes(event.key)

    RowLayout {
        id: row
        anchors { fill: parent; margins: Theme.space12; leftMargin: Theme.space16; rightMargin: Theme.space16 }
        spacing: Theme.space12

        Flickable {
            id: flick
            objectName: "composerBox"
            Layout.fillWidth: true
            implicitHeight: Math.min(input.implicitHeight, lines.height * composer.mostLines + input.topPadding + input.bottomPadding)
            contentHeight: input.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            T.ScrollBar.vertical: SlimScrollBar {}
            T.TextArea.flickable: T.TextArea {
                id: input
                objectName: "composer"
                focus: true
                implicitHeight: contentHeight + topPadding + bottomPadding
                leftPadding: Theme.space16
                rightPadding: Theme.space16
                topPadding: Math.floor((Theme.scaled(44) - lines.height) / 2)
                bottomPadding: topPadding
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                color: Theme.colors.text
                selectionColor: Theme.colors.selection
                selectedTextColor: Theme.colors.text
                font.family: Theme.fontFamily
                font.pixelSize: Theme.bodySize
                renderType: Text.NativeRendering
                selectByMouse: true
                Accessible.role: Accessible.EditableText
                Accessible.name: composer.recipient.length > 0 ? qsTr("Message to %1").arg(composer.recipient) : qsTr("Message")
                Accessible.multiLine: true
                Keys.forwardTo: [emojiInput]
                Keys.onPressed: event => composer.pressed(event)

                background: Rectangle {
                    implicitHeight: Theme.scaled(44)
                    radius: Theme.radius14
                    color: Theme.colors.field
                    border.width: input.activeFocus ? 2 : 1
                    border.color: composer.remaining < 0 ? Theme.colors.dangerText : input.activeFocus ? Theme.colors.accent : Theme.colors.line
                }
                Label {
                    x: input.leftPadding
                    y: input.topPadding
                    width: input.width - input.leftPadding - input.rightPadding
                    visible: input.length === 0 && input.preeditText.length === 0
                    text: qsTr("Write a message")
                    color: Theme.colors.textMuted
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
        }
        ComposerCounter {
            Layout.alignment: Qt.AlignBottom
            Layout.preferredHeight: Theme.scaled(44)
            visible: composer.remaining <= composer.nearLimit
            remaining: composer.remaining
        }
        EmojiInput {
            id: emojiInput
            Layout.alignment: Qt.AlignBottom
            Layout.bottomMargin: 2
            emoji: composer.emoji
            input: input
        }
        IconButton {
            objectName: "send"
            Layout.alignment: Qt.AlignBottom
            Layout.bottomMargin: 2
            implicitWidth: Theme.scaled(40)
            implicitHeight: implicitWidth
            radius: implicitWidth / 2
            enabled: composer.sendable
            iconName: "send"
            iconColor: Theme.colors.accentContrast
            fill: hovered || down ? Theme.colors.accentHover : Theme.colors.accent
            text: qsTr("Send")
            onClicked: composer.send()
        }
    }
    FontMetrics {
        id: lines
        font: input.font
    }

    function pressed(event: KeyEvent) {
        const plain = event.modifiers === Qt.NoModifier || event.modifiers === Qt.KeypadModifier;
        const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        if (input.inputMethodComposing)
            return;
        event.accepted = true;
        if (enter && !(event.modifiers & Qt.ShiftModifier))
            send();
        else if (event.key === Qt.Key_Up && plain && input.cursorRectangle.y < input.topPadding + 2)
            upwards();
        else if (event.key === Qt.Key_End && input.length === 0)
            ending();
        else if (event.key === Qt.Key_Backtab)
            backwards();
        else if (event.key === Qt.Key_Tab && plain)
            input.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason); // Else the field would keep it.
        else
            event.accepted = false;
    }

    function send() {
        if (sendable)
            sent(input.text);
    }
}
