import QtQuick
import LetsChat.App

/// A page of the window. One that cannot be made, or that throws while it runs, gives way to a panel
/// that offers to make it anew; everything around it goes on.
FocusScope {
    id: loader

    required property string source
    /// What the page begins with.
    property var properties: ({})
    property bool active: true
    /// Parts of the addresses of its files.
    property alias files: faults.files

    readonly property Pane page: content.item as Pane

    Loader {
        id: content
        anchors.fill: parent
        focus: true
        onStatusChanged: if (status === Loader.Error) faults.report()
    }
    Loader {
        id: panel
        anchors.fill: parent
    }
    PageFaults {
        id: faults
        onBrokenChanged: loader.load()
    }
    Connections {
        target: panel.item as RecoveryPanel

        function onReloadWanted() {
            faults.forget();
        }
    }

    onActiveChanged: load()
    Component.onCompleted: load()

    function load() {
        const broken = active && faults.broken;
        panel.setSource(broken ? "RecoveryPanel.qml" : "", broken ? { "focus": true } : {});
        content.setSource(active && !broken ? source : "", active && !broken ? properties : {});
        (broken ? panel : content).focus = true;
    }

    /// The keyboard goes to where one writes on this page.
    function enter() {
        if (page)
            page.entered();
        else
            forceActiveFocus();
    }
}
