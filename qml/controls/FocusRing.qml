import QtQuick
import LetsChat.Theme

/// Shows where the keyboard is. Lies around its parent; the parent says when.
Rectangle {
    anchors.fill: parent
    anchors.margins: -1
    color: "transparent"
    radius: Theme.radius8
    border.width: 2
    border.color: Theme.colors.accent
}
