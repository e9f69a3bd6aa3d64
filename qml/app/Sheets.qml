import QtQuick
import LetsChat.Controls
import LetsChat.Client as Client

/// What lies above the panes, one at a time. Each is loaded when it is wanted and gone when closed.
Loader {
    id: sheets

    required property Client.Application application

    /// What had the focus before.
    property Item former: null

    function show(page: string) {
        if (status === Loader.Null)
            former = Window.activeFocusItem;
        setSource(page + ".qml", { "application": application });
    }

    onLoaded: (item as Sheet).open()

    Connections {
        target: sheets.item as Sheet

        function onClosed() {
            sheets.setSource("");
            sheets.former?.forceActiveFocus();
        }
    }
}
