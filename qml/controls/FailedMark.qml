import QtQuick
import LetsChat.Theme

/// A red mark: something here did not get through.
Rectangle {
    implicitWidth: Theme.scaled(18)
    implicitHeight: implicitWidth
    radius: width / 2
    color: Theme.colors.danger
    Accessible.ignored: true

    Rectangle {
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Math.round(parent.height * 0.2) }
        width: 2
        height: Math.round(parent.height * 0.36)
        radius: 1
        color: Theme.colors.dangerContrast
    }
    Rectangle {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Math.round(parent.height * 0.2) }
        width: 2
        height: 2
        radius: 1
        color: Theme.colors.dangerContrast
    }
}
