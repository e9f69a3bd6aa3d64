import QtQuick
import LetsChat.Client
import LetsChat.Controls

/// Below the list: what there is to know about the account, the history and the connection.
Column {
    id: strips

    required property ConversationsPage page
    required property Session session
    required property Connection connection
    required property string notice
    /// There are conversations to see: else their place tells what is wrong.
    required property bool listed

    signal noticeRead

    ConnectionStrip {
        width: parent.width
        visible: text.length > 0
        calm: true
        text: strips.session.vaultWarning
    }
    ConnectionStrip {
        objectName: "notice"
        width: parent.width
        visible: text.length > 0
        calm: true
        text: strips.notice
        action: qsTr("OK")
        onActed: strips.noticeRead()
    }
    ConnectionStrip {
        width: parent.width
        visible: strips.page.error.length > 0 && strips.listed
        text: strips.page.error
        action: qsTr("Try again")
        onActed: strips.page.reload()
    }
    ConnectionStrip {
        objectName: "connection"
        width: parent.width
        visible: strips.connection.state !== Connection.Online
        text: strips.connection.text
        action: strips.connection.state === Connection.Offline ? qsTr("Retry now") : ""
        onActed: strips.connection.retryNow()
    }
}
