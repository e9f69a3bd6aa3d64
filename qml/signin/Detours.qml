import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// What else one may have come for: the other of the two modes, another server.
Flow {
    id: detours

    required property bool creating
    required property bool serverShown

    signal modeChosen
    signal serverChosen

    spacing: Theme.space4

    Label {
        text: detours.creating ? qsTr("Already have one?") : qsTr("New here?")
        color: Theme.colors.textMuted
    }
    LinkButton {
        objectName: "otherMode"
        text: detours.creating ? qsTr("Sign in") : qsTr("Create an account")
        onClicked: detours.modeChosen()
    }
    Label {
        visible: !detours.serverShown
        text: "·"
        color: Theme.colors.textMuted
        Accessible.ignored: true
    }
    LinkButton {
        objectName: "otherServer"
        visible: !detours.serverShown
        text: qsTr("Other server")
        onClicked: detours.serverChosen()
    }
}
