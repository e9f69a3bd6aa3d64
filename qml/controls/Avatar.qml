import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// A person as a disc: initials on a colour that belongs to the id, and whether they are here.
Item {
    id: avatar

    required property string personId
    required property string name
    property bool online: false
    property int size: Theme.scaled(46)
    /// What the disc lies on: the presence dot is cut out of it.
    property color surface: Theme.colors.surface

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Initials {
        id: initials
        name: avatar.name
    }
    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: Theme.avatarColor(avatar.personId)

        Label {
            anchors.centerIn: parent
            text: initials.text
            color: Theme.colors.avatarText
            font.pixelSize: Math.round(avatar.size * 0.36)
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }
    Rectangle {
        // Even sizes, so that they come out whole at one and a half device pixels each.
        readonly property int ring: 2

        visible: avatar.online
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: -ring
        width: Math.round(avatar.size * 0.13) * 2 + ring * 2
        height: width
        radius: width / 2
        color: avatar.surface

        Rectangle {
            anchors.fill: parent
            anchors.margins: parent.ring
            radius: width / 2
            color: Theme.colors.online
        }
    }
}
