import QtQuick
import LetsChat.Theme
import LetsChat.Client as Client

Window {
    id: window

    required property Client.Application application

    readonly property string open: application.messages.title
    readonly property string name: application.session.state !== Client.Session.SignedOut && open.length > 0 ? qsTr("%1 – LetsChat").arg(open) : qsTr("LetsChat")

    width: 1040
    height: 720
    minimumWidth: 360
    minimumHeight: 480
    visible: true
    color: Theme.colors.surface
    title: application.desktop.unread > 0 ? qsTr("(%1) %2").arg(application.desktop.unread).arg(name) : name

    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

    Shortcut {
        sequence: "Ctrl+Q"
        context: Qt.ApplicationShortcut
        onActivated: Qt.quit()
    }
    Binding {
        target: Theme
        property: "appearance"
        value: window.application.preferences.appearance
    }
    Pages {
        anchors.fill: parent
        application: window.application
    }
}
