import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// A member: who, their role, whether they are here, and what can be done about it.
T.AbstractButton {
    id: row

    required property string userId
    required property string name
    required property string username
    required property string standing
    required property bool isOnline
    required property string presence
    required property bool isOwn
    required property var actions
    required property Details details
    /// The one that Tab leads to.
    property bool current: false

    readonly property string shownName: isOwn ? qsTr("%1 (you)").arg(name) : name
    readonly property string line: presence.length > 0 ? presence : username.length > 0 ? qsTr("@%1").arg(username) : ""
    readonly property string badge: standing === "owner" ? qsTr("Owner") : standing === "admin" ? qsTr("Admin") : ""
    readonly property color fill: hovered || visualFocus || menu.active ? Theme.colors.hover : Theme.colors.surface

    signal walked(step: int)
    signal messageWanted
    /// It is not done without asking: `handOver` or `remove`.
    signal questionWanted(deed: string)

    objectName: "member " + userId
    implicitHeight: Theme.scaled(40) + Theme.space8 * 2
    hoverEnabled: true
    focusPolicy: current || activeFocus ? Qt.TabFocus : Qt.NoFocus
    text: words.text
    Accessible.role: actions.length > 0 ? Accessible.ButtonMenu : Accessible.ListItem
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Keys.onUpPressed: walked(-1)
    Keys.onDownPressed: walked(1)
    onClicked: menu.active = actions.length > 0

    background: Rectangle {
        anchors { fill: parent; leftMargin: Theme.space12; rightMargin: Theme.space12 }
        radius: Theme.radius8 + 2
        color: row.fill

        FocusRing {
            visible: row.visualFocus
            anchors.margins: 0
            radius: parent.radius
        }
    }
    contentItem: Item {}

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.space24; rightMargin: Theme.space24 }
        spacing: Theme.space12

        Avatar {
            personId: row.userId
            name: row.name
            online: row.isOnline
            size: Theme.scaled(40)
            surface: row.fill
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                Layout.fillWidth: true
                text: row.shownName
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                visible: text.length > 0
                text: row.line
                color: row.isOnline ? Theme.colors.accentText : Theme.colors.textMuted
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        Label {
            visible: text.length > 0
            text: row.badge
            color: Theme.colors.textMuted
            font.pixelSize: Theme.smallSize
            Accessible.ignored: true
        }
        Icon {
            id: more
            Layout.rightMargin: -Theme.space4
            opacity: row.actions.length > 0 && (row.hovered || row.visualFocus) ? 1 : 0
            name: "more"
        }
    }
    SpokenWords {
        id: words
        parts: [row.shownName, row.badge, row.line]
    }
    Loader {
        id: menu
        active: false
        Component.onCompleted: setSource("MemberMenu.qml", { "row": row })
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: row.clicked()
    }
    Connections {
        target: menu.item as MemberMenu

        function onClosed() {
            const chosen = (menu.item as MemberMenu).chosen;
            menu.active = false;
            row.act(chosen);
        }
    }

    function act(action: string) {
        if (action === "message")
            messageWanted();
        else if (action === "makeAdmin")
            details.members.makeAdmin(userId);
        else if (action === "takeBackAdmin")
            details.members.takeBackAdmin(userId);
        else if (action.length > 0)
            questionWanted(action);
    }
}
