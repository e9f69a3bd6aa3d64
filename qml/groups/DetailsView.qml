import QtQuick
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Who is in the open conversation, and what can be done about it.
Sheet {
    id: sheet

    required property Details details
    property bool adding: false

    /// Somebody of the group is to be written to.
    signal messageWanted(userId: string)

    objectName: "details"
    title: adding ? qsTr("Add people") : details.group ? qsTr("Group") : qsTr("Profile")
    backShown: adding
    mostWidth: Theme.scaled(460)
    onBack: adding = false
    onClosed: details.hide()
    onAddingChanged: {
        turn();
        // What had the keyboard is gone.
        if (!adding)
            (page.item as GroupDetails)?.enter();
    }

    Loader {
        id: page
        width: parent.width
        height: sheet.details.group ? sheet.roomBelow : (item?.height ?? 0)
        focus: true
    }
    Connections {
        target: page.item as GroupDetails

        function onAddWanted() {
            sheet.adding = true;
        }
        function onMessageWanted(userId: string) {
            sheet.messageWanted(userId);
        }
    }
    Connections {
        target: page.item as AddPeople

        function onDone() {
            sheet.adding = false;
        }
    }
    Connections {
        target: sheet.details

        function onConversationIdChanged() {
            if (sheet.details.conversationId.length === 0)
                sheet.close();
        }
    }

    Component.onCompleted: {
        details.show();
        turn();
    }

    function turn() {
        if (adding)
            page.setSource("AddPeople.qml", { "members": details.members });
        else if (details.group)
            page.setSource("GroupDetails.qml", { "details": details });
        else
            page.setSource("PersonDetails.qml", { "details": details, "most": Qt.binding(() => sheet.roomBelow) });
    }
}
