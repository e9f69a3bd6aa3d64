import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Where the account is signed in, and how to end that.
SectionPage {
    id: section

    readonly property DeviceListModel devices: application.settings.devices
    property bool asking: false
    property string fault

    RowsSkeleton {
        objectName: "devicesLoading"
        Layout.fillWidth: true
        visible: section.devices.loading
        name: qsTr("Loading your devices")
    }
    Notice {
        objectName: "devicesBroken"
        Layout.fillWidth: true
        Layout.topMargin: Theme.space24
        visible: section.devices.error.length > 0 && !section.devices.known
        iconName: "failed"
        title: qsTr("Your devices could not be loaded")
        body: section.devices.error
        action: qsTr("Try again")
        onActed: section.devices.load()
    }
    FaultText {
        objectName: "devicesFault"
        Layout.fillWidth: true
        text: section.fault
    }
    DeviceList {
        Layout.fillWidth: true
        visible: section.devices.count > 0
        devices: section.devices
    }
    Label {
        Layout.fillWidth: true
        visible: section.devices.known && section.devices.others === 0
        text: qsTr("You are signed in on this device only.")
        color: Theme.colors.textMuted
        wrapMode: Text.Wrap
    }
    ActionButton {
        id: all
        objectName: "endOthers"
        visible: section.devices.others > 0 && !section.asking
        dangerous: true
        text: qsTr("Sign out all other devices")
        onClicked: section.asking = true
    }
    ConfirmBar {
        Layout.fillWidth: true
        visible: section.asking && section.devices.others > 0
        question: qsTr("Sign out all other devices? They will need the password to come back.")
        action: qsTr("Sign them out")
        onConfirmed: section.answer(true)
        onRefused: section.answer(false)
    }
    Connections {
        target: section.devices

        function onFailed(words) {
            section.fault = words;
        }
        function onChanged() {
            section.fault = "";
            if (section.devices.others === 0)
                section.asking = false;
            section.enter();
        }
    }

    Component.onCompleted: devices.load()

    function answer(yes: bool) {
        asking = false;
        all.forceActiveFocus(Qt.TabFocusReason);
        if (yes)
            devices.revokeOthers();
    }
}
