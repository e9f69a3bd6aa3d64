import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Above the members: the group itself, and what can be done with it.
ColumnLayout {
    id: top

    required property Details details

    readonly property string error: details.error.length > 0 ? details.error : details.members.error

    signal addWanted
    signal leaveWanted
    /// The keyboard is to go to the members.
    signal walked

    spacing: 0

    Avatar {
        Layout.alignment: Qt.AlignHCenter
        personId: top.details.conversationId
        name: top.details.name
        size: Theme.scaled(96)
    }
    GroupTitle {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space24
        Layout.rightMargin: Theme.space24
        Layout.topMargin: Theme.space16
        Layout.bottomMargin: Theme.space4
        details: top.details
    }
    Label {
        objectName: "groupSummary"
        Layout.fillWidth: true
        text: top.details.summary
        color: Theme.colors.textMuted
        horizontalAlignment: Text.AlignHCenter
    }
    Label {
        objectName: "detailsError"
        Layout.fillWidth: true
        Layout.margins: Theme.space24
        Layout.bottomMargin: 0
        visible: text.length > 0
        text: top.error
        color: Theme.colors.dangerText
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    MuteRow {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space16
        muting: top.details.muting
    }
    DetailRow {
        id: adding
        objectName: "addPeople"
        Layout.fillWidth: true
        visible: top.details.administrable
        iconName: "add-person"
        text: qsTr("Add people")
        onClicked: top.addWanted()
    }
    DetailRow {
        objectName: "leave"
        Layout.fillWidth: true
        enabled: !top.details.busy
        iconName: "sign-out"
        danger: true
        text: qsTr("Leave the group")
        onClicked: top.leaveWanted()
    }
    Label {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space24
        Layout.topMargin: Theme.space12
        Layout.bottomMargin: Theme.space4
        text: qsTr("Members")
        color: Theme.colors.textMuted
        font.pixelSize: Theme.smallSize
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
    }
    SearchField {
        objectName: "memberFilter"
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space24
        Layout.rightMargin: Theme.space24
        Layout.bottomMargin: Theme.space8
        visible: top.details.memberCount > 20
        placeholderText: qsTr("Find a member")
        text: top.details.members.filter
        Accessible.name: placeholderText
        onTextChanged: top.details.members.filter = text
        onMoved: top.walked()
        onChosen: top.walked()
    }

    /// The keyboard goes to the way to add people.
    function enter() {
        adding.forceActiveFocus(Qt.TabFocusReason);
    }
}
