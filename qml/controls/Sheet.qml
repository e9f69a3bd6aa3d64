import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Theme

/// A page above the window, one at a time: a card in the middle of a wide window, all of a narrow
/// one. Escape, the cross and a press beside it close it; the focus goes back where it was.
T.Popup {
    id: sheet

    required property string title
    /// In a wide window; the height is that of the content where there is less of it.
    property real mostWidth: Theme.scaled(560)
    property real mostHeight: Theme.scaled(640)
    /// Shown before the title where there is a page to go back to within the sheet.
    property bool backShown: false
    default property alias content: body.data

    readonly property bool filling: !parent || parent.width < Theme.wideFrom
    /// What the content may be as high as, below the title.
    readonly property real roomBelow: (filling ? (parent?.height ?? 0) : Math.min(mostHeight, (parent?.height ?? 0) - Theme.space24 * 2)) - header.height

    signal back

    parent: T.Overlay.overlay
    x: filling ? 0 : Math.round((parent.width - width) / 2)
    y: filling ? 0 : Math.round((parent.height - height) / 2)
    width: filling ? (parent?.width ?? 0) : Math.min(mostWidth, parent.width - Theme.space24 * 2)
    height: header.height + (filling ? roomBelow : Math.min(roomBelow, body.childrenRect.height))
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle {
        color: Theme.colors.scrim
    }
    background: Rectangle {
        radius: sheet.filling ? 0 : Theme.radius14
        color: Theme.colors.surface
        border.width: sheet.filling ? 0 : 1
        border.color: Theme.colors.line
    }
    contentItem: Item {}

    FocusScope {
        anchors.fill: parent
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.title

        RowLayout {
            id: header
            anchors { left: parent.left; right: parent.right; leftMargin: sheet.backShown ? Theme.space8 : Theme.space24; rightMargin: Theme.space12 }
            height: Theme.headerHeight
            spacing: Theme.space8

            IconButton {
                objectName: "sheetBack"
                visible: sheet.backShown
                iconName: "back"
                text: qsTr("Back")
                onClicked: sheet.back()
            }
            Label {
                objectName: "sheetTitle"
                Layout.fillWidth: true
                text: sheet.title
                font.pixelSize: Theme.nameSize + 2
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
            }
            IconButton {
                objectName: "sheetClose"
                iconName: "close"
                text: qsTr("Close")
                onClicked: sheet.close()
            }
        }
        FocusScope {
            id: body
            focus: true
            anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom }
        }
    }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick; easing.type: Theme.easing }
    }
    exit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick; easing.type: Theme.easing }
    }
}
