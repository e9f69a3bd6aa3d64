import QtQuick
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Below the messages: what is not there, and what could not be fetched.
Column {
    id: strips

    required property MessagesPage page
    /// Messages are shown; else the fault stands in their place.
    required property bool listed

    ConnectionStrip {
        objectName: "messagesNotice"
        width: parent.width
        visible: text.length > 0
        calm: true
        color: Theme.colors.surface
        text: strips.page.history.notice
        action: qsTr("OK")
        onActed: strips.page.history.dismissNotice()
    }
    ConnectionStrip {
        objectName: "messagesFault"
        width: parent.width
        visible: text.length > 0 && strips.listed
        color: Theme.colors.surface
        text: strips.page.error
        action: qsTr("Try again")
        onActed: strips.page.reload()
    }
}
