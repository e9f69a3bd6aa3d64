import QtQuick
import LetsChat.Client as Client

/// Signing in, or everything behind it.
FocusScope {
    id: pages

    required property Client.Application application

    readonly property bool signedOut: application.session.state === Client.Session.SignedOut

    focus: true

    Loader {
        anchors.fill: parent
        focus: active
        active: !pages.signedOut
        Component.onCompleted: setSource("Workspace.qml", { "focus": true, "application": pages.application })
    }
    Loader {
        anchors.fill: parent
        focus: active
        active: pages.signedOut
        Component.onCompleted: setSource("SignInPage.qml", { "focus": true, "signIn": pages.application.signIn })
    }
}
