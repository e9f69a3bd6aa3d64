import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Whom the user blocks.
SectionPage {
    id: section

    readonly property BlockListModel blocks: application.blocks
    property string fault

    RowsSkeleton {
        objectName: "blocksLoading"
        Layout.fillWidth: true
        visible: section.blocks.loading
        name: qsTr("Loading blocked people")
    }
    Notice {
        objectName: "blocksBroken"
        Layout.fillWidth: true
        Layout.topMargin: Theme.space24
        visible: section.blocks.error.length > 0 && !section.blocks.known
        iconName: "failed"
        title: qsTr("Blocked people could not be loaded")
        body: section.blocks.error
        action: qsTr("Try again")
        onActed: section.blocks.load()
    }
    Notice {
        objectName: "nobodyBlocked"
        Layout.fillWidth: true
        Layout.topMargin: Theme.space24
        visible: section.blocks.known && section.blocks.count === 0
        iconName: "blocked"
        title: qsTr("You have not blocked anyone")
        body: qsTr("Someone whom you block cannot write to you, and does not see when you are online. You can block them in the details of your conversation.")
    }
    FaultText {
        Layout.fillWidth: true
        text: section.fault
    }
    BlockedList {
        Layout.fillWidth: true
        visible: section.blocks.count > 0
        blocks: section.blocks
    }
    Connections {
        target: section.blocks

        function onFailed(words) {
            section.fault = words;
        }
        function onChanged() {
            section.fault = "";
            section.enter();
        }
    }

    Component.onCompleted: blocks.load()
}
