import QtQuick
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Beyond the oldest message that is there: room, and what is on its way.
Item {
    id: end

    required property MessagesPage page

    width: ListView.view ? ListView.view.width : 0
    height: Theme.space24 * 2

    Skeleton {
        anchors { left: parent.left; leftMargin: Theme.space24; verticalCenter: parent.verticalCenter }
        visible: end.page?.loadingOlder ?? false
        width: parent.width * 0.4
        height: Theme.scaled(34)
        radius: Theme.radius14
    }
}
