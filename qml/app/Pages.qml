import QtQuick
import LetsChat.Client as Client

/// Signing in, or everything behind it.
FocusScope {
    id: pages

    required property Client.Application application

    readonly property bool signedOut: application.session.state === Client.Session.SignedOut

    focus: true

    PageLoader {
        anchors.fill: parent
        focus: active
        active: !pages.signedOut
        source: "Workspace.qml"
        properties: ({ "focus": true, "application": pages.application })
        files: ["/LetsChat/App/Workspace.qml", "/LetsChat/App/Sheets.qml", "/LetsChat/App/PaneHandle.qml", "/LetsChat/App/ConversationKeys.qml", "/LetsChat/App/EmptyPane.qml", "/LetsChat/App/PageLoader.qml"]
    }
    PageLoader {
        anchors.fill: parent
        focus: active
        active: pages.signedOut
        source: "SignInPage.qml"
        properties: ({ "focus": true, "application": pages.application })
        files: ["/LetsChat/App/SignInPage.qml", "/LetsChat/SignIn/"]
    }
}
