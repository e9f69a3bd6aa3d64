import QtQuick
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Where there are no messages: they are on their way, could not be fetched, or were never written.
Item {
    id: empty

    required property MessagesPage page
    required property bool listed

    Loader {
        anchors.fill: parent
        active: empty.page.loading && !empty.listed
        sourceComponent: MessagesSkeleton {}
    }
    Notice {
        objectName: "emptyMessages"
        readonly property bool broken: empty.page.error.length > 0
        anchors { left: parent.left; right: parent.right; margins: Theme.space24; verticalCenter: parent.verticalCenter }
        visible: !empty.listed && !empty.page.loading
        iconName: broken ? "failed" : "chat"
        title: broken ? qsTr("The messages could not be loaded") : qsTr("Nothing here yet")
        body: broken ? empty.page.error : qsTr("Say hello to %1.").arg(empty.page.title)
        action: broken ? qsTr("Try again") : ""
        onActed: empty.page.reload()
    }
}
