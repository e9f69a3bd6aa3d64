import QtQuick
import LetsChat.Controls

/// The sections. Arrows walk, Enter opens.
ListView {
    id: list

    /// The section is shown beside it; else it lies one level deeper.
    required property bool wide

    signal chosen(index: int)

    activeFocusOnTab: true
    clip: true
    spacing: 2
    keyNavigationEnabled: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Sections")
    Keys.onReturnPressed: chosen(currentIndex)
    Keys.onEnterPressed: chosen(currentIndex)

    delegate: SectionRow {
        required property var modelData
        required property int index

        readonly property SectionList list: ListView.view as SectionList

        objectName: "section " + modelData.title
        width: list?.width ?? 0
        iconName: modelData.icon
        text: modelData.title
        selected: ListView.isCurrentItem && (list?.wide ?? false)
        current: ListView.isCurrentItem && (list?.activeFocus ?? false)
        deeper: !(list?.wide ?? true)
        onClicked: list.chosen(index)
    }
}
