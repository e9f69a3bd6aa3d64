import QtQuick
import LetsChat.Client
import LetsChat.Controls

/// What can be done with a message of the list: its menu, and what follows from it.
Item {
    id: actions

    required property MessagesPage page
    required property Emoji emoji

    // Of the message in question: its row may go, or move, meanwhile.
    property MessageRow row: null
    property string messageId
    property string nonce
    property string body
    /// What has the focus again afterwards; null for where one writes.
    property Item former: null
    /// What is done once the menu is gone, and the focus with it.
    property var pending: null

    readonly property var deeds: ({
            "retry": () => page.retry(nonce),
            "discard": () => page.discard(nonce),
            "reply": () => write("reply"),
            "edit": () => write("edit"),
            "copy": () => copy(),
            "select": () => { if (row) selectWanted(row); },
            "delete": () => question.setSource("DeleteQuestion.qml")
        })

    /// There is something to write.
    signal writingWanted
    signal selectWanted(row: MessageRow)

    Loader {
        id: menu
    }
    Connections {
        target: menu.item as MessageMenu

        function onChosen(action: string) {
            actions.pending = actions.deeds[action];
        }
        function onReacted(emoji: string, on: bool) {
            actions.page.react(actions.messageId, emoji, on);
        }
        function onMoreWanted() {
            actions.pending = () => picker.setSource("ReactionPicker.qml", { "parent": actions, "page": actions.page, "messageId": actions.messageId, "emoji": actions.emoji });
        }
        function onClosed() {
            menu.setSource("");
            actions.goOn();
        }
    }
    Loader {
        id: question
    }
    Loader {
        id: picker
        onLoaded: (item as ReactionPicker).open()
    }
    Connections {
        target: picker.item as ReactionPicker

        function onClosed() {
            picker.setSource("");
            actions.giveBack();
        }
    }
    Connections {
        target: actions.page

        function onConversationIdChanged() {
            menu.setSource("");
            question.setSource("");
            picker.setSource("");
        }
    }
    Connections {
        target: question.item as Confirmation

        function onConfirmed() {
            actions.page.remove(actions.messageId);
        }
        function onClosed() {
            question.setSource("");
            actions.giveBack();
        }
    }
    ClipboardText {
        id: clipboard
    }

    function show(row: MessageRow, at: point, byKey: bool) {
        const possible = take(row);
        if (possible.length === 0)
            return;
        // A press on the words takes the keyboard; only words that are chosen keep it.
        if (!byKey && row.selectedText.length === 0)
            former = null;
        const where = row.mapToItem(actions, at);
        menu.setSource("MessageMenu.qml", { "parent": actions, "actions": possible, "reactions": row.reactions, "unsent": row.messageId.length === 0, "selecting": row.selectedText.length > 0, "byKey": byKey });
        const width = byKey && row.onRight ? (menu.item as MessageMenu).implicitWidth : 0;
        (menu.item as MessageMenu).popup(where.x - width, where.y);
    }

    /// Does it, if that is possible.
    function act(row: MessageRow, action: string): bool {
        const possible = take(row).includes(action);
        if (possible)
            deeds[action]();
        return possible;
    }

    function take(of: MessageRow): var {
        row = of;
        messageId = of.messageId;
        nonce = of.nonce;
        body = of.body;
        former = Window.activeFocusItem;
        return page.actionsAt(of.index);
    }

    function goOn() {
        giveBack();
        const deed = pending;
        pending = null;
        if (deed)
            deed();
    }

    function giveBack() {
        former ? former.forceActiveFocus(Qt.OtherFocusReason) : writingWanted();
    }

    /// As the function of Composition is called.
    function write(how: string) {
        page.composition[how](messageId);
        writingWanted();
    }

    function copy() {
        if (row && row.selectedText.length > 0)
            return row.copySelection();
        clipboard.take(body);
    }
}
