import QtQuick
import LetsChat.Client
import LetsChat.Theme

/// Below the newest message: who is writing.
Item {
    id: end

    /// Null before there is a view.
    required property MessagesPage page
    readonly property bool typing: (page?.typing ?? false) && !(page?.history.hasNewer ?? true)

    width: ListView.view ? ListView.view.width : 0
    height: Theme.space12 + ((bubble.item as Item)?.height ?? 0)

    Loader {
        id: bubble
        width: parent.width
        active: end.typing
        onActiveChanged: begin()
        Component.onCompleted: begin()

        function begin() {
            if (active)
                setSource("TypingBubble.qml", { "name": Qt.binding(() => end.page?.subtitle ?? "") });
        }
    }
}
