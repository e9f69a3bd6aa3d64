import QtQuick
import LetsChat.Client

/// Every key of the program, among the settings.
FocusScope {
    id: section

    required property Application application

    focus: true

    KeyList {
        anchors.fill: parent
        focus: true
    }
}
