import QtQuick
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// The frame of a row about a person or a conversation: avatar, selection, hover, focus. A template
/// decides its role for screen readers itself, whatever is written here: this one is that of a row.
T.ItemDelegate {
    id: frame

    required property string personId
    required property string name
    property bool online: false
    property bool selected: false
    /// The keyboard is on this row, while its view has the focus.
    property bool current: false
    default property alias content: content.data

    readonly property color fill: selected ? Theme.colors.selected
                                           : hovered || down || current ? Theme.colors.hover : Theme.colors.sidebar

    /// A menu about this row is asked for, here.
    signal menuWanted(real x, real y)

    implicitHeight: Math.max(avatar.height, content.childrenRect.height) + Theme.space8 * 2 + 4
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.onPressAction: clicked()

    background: Item {
        Rectangle {
            anchors { fill: parent; leftMargin: Theme.space8; rightMargin: Theme.space8; topMargin: 1; bottomMargin: 1 }
            radius: Theme.radius8 + 2
            color: frame.fill

            FocusRing {
                visible: frame.current
                anchors.margins: 0
                radius: parent.radius
            }
        }
    }
    contentItem: Item {}
    onPressAndHold: menuWanted(pressX, pressY)

    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.RightButton
        onClicked: mouse => frame.menuWanted(mouse.x, mouse.y)
    }
    Item {
        anchors { fill: parent; leftMargin: Theme.space8; rightMargin: Theme.space8 }

        Avatar {
            id: avatar
            anchors { left: parent.left; leftMargin: Theme.space12; verticalCenter: parent.verticalCenter }
            personId: frame.personId
            name: frame.name
            online: frame.online
            surface: frame.fill
        }
        Item {
            id: content
            anchors {
                left: avatar.right
                leftMargin: Theme.space12
                right: parent.right
                rightMargin: Theme.space12
                verticalCenter: parent.verticalCenter
            }
            height: childrenRect.height
        }
    }
}
