import QtQuick
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Oneself, and what one can do about that.
T.AbstractButton {
    id: button

    required property Session session
    required property Profiles profiles

    signal settingsWanted

    objectName: "account"
    implicitWidth: Theme.scaled(34)
    implicitHeight: implicitWidth
    focusPolicy: Qt.StrongFocus
    text: qsTr("Your account, %1").arg(session.displayName)
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    onClicked: open()

    contentItem: Avatar {
        personId: button.session.userId
        name: button.session.displayName
        size: button.implicitWidth
        surface: Theme.colors.sidebar
    }
    background: Item {
        FocusRing {
            visible: button.visualFocus
            anchors.margins: -3
            radius: width / 2
        }
    }
    AccountMenu {
        id: menu
        session: button.session
        profiles: button.profiles
        onSettingsWanted: button.settingsWanted()
        onClosed: if (leaving) question.ask()
    }
    Loader {
        id: question

        function ask() {
            menu.leaving = false;
            setSource("qrc:/qt/qml/LetsChat/Controls/SignOutQuestion.qml");
        }
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

    function open() {
        profiles.refresh();
        menu.popup(button, 0, height + Theme.space4);
    }
}
