import QtQuick
import LetsChat.Theme
import LetsChat.Client as Client

Window {
    id: window

    required property Client.Application application

    readonly property string open: application.messages.title

    width: 1040
    height: 720
    minimumWidth: 360
    minimumHeight: 480
    visible: true
    color: Theme.colors.surface
    title: application.session.state !== Client.Session.SignedOut && open.length > 0 ? qsTr("%1 – LetsChat").arg(open) : qsTr("LetsChat")

    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

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
