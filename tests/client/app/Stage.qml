import QtQuick
import QtQuick.Controls.Basic
import LetsChat.Client

// The least that a rehearsal finds its way in: a composer, and the messages.
Window {
    id: stage

    required property Application application

    width: 300
    height: 300
    visible: true

    ListView {
        objectName: "messages"
        anchors.fill: parent
        anchors.bottomMargin: 60
        verticalLayoutDirection: ListView.BottomToTop
        model: stage.application.messages.model
        delegate: Text {
            required property string body

            text: body
        }
    }

    TextArea {
        id: composer

        objectName: "composer"
        anchors.bottom: parent.bottom
        width: parent.width
        enabled: stage.application.session.state === Session.SignedIn && stage.application.messages.conversationId.length > 0
        Keys.onReturnPressed: {
            stage.application.messages.send(text);
            clear();
        }
    }
}
