import QtQuick
import LetsChat.Client
import LetsChat.Controls

/// Signs out, after a question.
ActionButton {
    id: button

    required property Session session

    objectName: "settingsSignOut"
    text: qsTr("Sign out")
    onClicked: question.setSource("qrc:/qt/qml/LetsChat/Controls/SignOutQuestion.qml")

    Loader {
        id: question
    }
    Connections {
        target: question.item as SignOutQuestion

        function onSignOutWanted(removing: bool) {
            button.session.signOut(removing);
        }
        function onClosed() {
            question.setSource("");
        }
    }
}
