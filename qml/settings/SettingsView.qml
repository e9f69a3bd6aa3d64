import QtQuick
import LetsChat.Client
import LetsChat.Theme

/// The sections at the side and one of them beside it; where it is narrow, one level deeper.
FocusScope {
    id: view

    required property Application application
    required property bool wide

    /// A section was entered: the keyboard is in it, and in a narrow window nothing else is shown.
    property bool opened: false
    readonly property string sectionTitle: sections[Math.max(0, list.currentIndex)].title
    readonly property var sections: [
        { "title": qsTr("Profile"), "icon": "user", "file": "ProfileSection.qml" },
        { "title": qsTr("Devices"), "icon": "device", "file": "DevicesSection.qml" },
        { "title": qsTr("Blocked people"), "icon": "blocked", "file": "BlockedSection.qml" },
        { "title": qsTr("Appearance"), "icon": "appearance", "file": "AppearanceSection.qml" },
        { "title": qsTr("Notifications"), "icon": "notifications", "file": "NotificationsSection.qml" },
        { "title": qsTr("Keyboard shortcuts"), "icon": "keyboard", "file": "KeysSection.qml" },
        { "title": qsTr("About"), "icon": "about", "file": "AboutSection.qml" }
    ]

    SectionList {
        id: list
        objectName: "sections"
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom; leftMargin: Theme.space12; bottomMargin: Theme.space12 }
        width: view.wide ? Theme.scaled(200) : parent.width - Theme.space12 * 2
        visible: view.wide || !view.opened
        focus: true
        wide: view.wide
        model: view.sections
        onChosen: index => view.enter(index)
    }
    Rectangle {
        anchors { left: list.right; leftMargin: Theme.space12; top: parent.top; bottom: parent.bottom }
        visible: view.wide
        width: 1
        color: Theme.colors.line
    }
    Loader {
        id: section
        anchors { left: view.wide ? list.right : parent.left; leftMargin: view.wide ? Theme.space12 + 1 : 0; right: parent.right; top: parent.top; bottom: parent.bottom }
        visible: view.wide || view.opened
        readonly property string file: visible ? view.sections[Math.max(0, list.currentIndex)].file : ""
        onFileChanged: show()
        onActiveFocusChanged: if (activeFocus) view.opened = true
        Component.onCompleted: show()

        function show() {
            setSource(file, file.length > 0 ? { "application": view.application } : {});
        }
    }
    Keys.onEscapePressed: event => {
        event.accepted = opened && !wide;
        if (event.accepted)
            leave();
    }

    function enter(index: int) {
        list.currentIndex = index;
        opened = true;
        section.forceActiveFocus(Qt.TabFocusReason);
        (section.item as SectionPage)?.enter();
    }

    function leave() {
        opened = false;
        list.forceActiveFocus();
    }
}
