import QtQuick
import LetsChat.App
import LetsChat.Controls
import LetsChat.Client as Client

/// What lies above the panes, one at a time. Each is loaded when it is wanted and gone when closed.
/// One that does not work gives way to a panel.
Loader {
    id: sheets

    required property Client.Application application

    property string page
    /// What had the focus before.
    property Item former: null

    function show(wanted: string) {
        if (status === Loader.Null)
            former = Window.activeFocusItem;
        page = wanted;
        setSource(page + ".qml", { "application": application });
    }

    onLoaded: (item as Sheet).open()
    onStatusChanged: if (status === Loader.Error) faults.report()

    PageFaults {
        id: faults
        files: sheets.page.length > 0 ? ["/LetsChat/App/" + sheets.page, "/LetsChat/Settings/", "/LetsChat/Groups/"] : []
        onBrokenChanged: if (sheets.page.length > 0) sheets.setSource((broken ? "BrokenSheet" : sheets.page) + ".qml", { "application": sheets.application })
    }
    Connections {
        target: sheets.item as BrokenSheet

        function onReloadWanted() {
            faults.forget();
        }
    }
    Connections {
        target: sheets.item as Sheet

        function onClosed() {
            sheets.page = "";
            sheets.setSource("");
            faults.forget();
            sheets.giveBack();
        }
    }

    /// Unless somebody has taken the focus elsewhere meanwhile.
    function giveBack() {
        const now = Window.activeFocusItem;
        if (!now || now === Window.contentItem)
            former?.forceActiveFocus();
    }
}
