import QtQuick
import QtQuick.Layouts
import LetsChat.Client

/// Where one writes, with what one answers or edits above it.
FocusScope {
    id: pane

    required property MessagesPage page
    required property Emoji emoji

    readonly property Composition composition: page.composition
    readonly property var quote: composition.quote
    readonly property bool quoting: quote.messageId !== undefined

    signal sent
    /// To the newest message.
    signal ending
    /// The keyboard goes up, into the messages.
    signal leaving

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        anchors.fill: parent
        spacing: 0

        Loader {
            Layout.fillWidth: true
            active: pane.quoting
            visible: active
            Component.onCompleted: setSource("ComposerBar.qml", { "composition": pane.composition })
        }
        Composer {
            id: composer
            Layout.fillWidth: true
            focus: true
            recipient: pane.page.title
            emoji: pane.emoji
            limit: pane.page.maxBodyLength
            used: pane.page.bodyLength(text)
            onSent: text => pane.send(text)
            onUpwards: pane.leadUp()
            onBackwards: pane.leaving()
            onEnding: pane.ending()
            onTextChanged: pane.page.keepDraft(text)
        }
    }
    Connections {
        target: pane.page

        function onDraftChanged() {
            pane.takeDraft();
        }
        function onNotSent(text: string) {
            composer.text = text + composer.text;
        }
    }

    onQuotingChanged: if (!quoting && activeFocus) focusComposer()
    Component.onCompleted: takeDraft()
    Keys.onShortcutOverride: event => event.accepted = quoting && event.key === Qt.Key_Escape
    Keys.onEscapePressed: event => {
        event.accepted = quoting;
        composition.cancel();
    }

    function focusComposer() {
        composer.input.forceActiveFocus();
    }

    function insert(text: string) {
        focusComposer();
        composer.input.insert(composer.input.cursorPosition, text);
    }

    /// An edit that is saved gives the draft back by itself.
    function send(text: string) {
        const editing = composition.editing;
        if (!page.send(text) || editing)
            return;
        composer.text = "";
        // What one has answered is no longer new.
        page.history.startUnread(0);
        sent();
    }

    function leadUp() {
        if (composer.text.length > 0 || !composition.editNewest())
            leaving();
    }

    function takeDraft() {
        if (composer.text === page.draft)
            return;
        composer.text = page.draft;
        composer.input.cursorPosition = composer.input.length;
    }
}
