import QtQuick
import LetsChat.Theme

/// Where a day begins.
Item {
    id: separator

    required property string text

    implicitHeight: pill.height + Theme.space16 * 2
    Accessible.role: Accessible.Separator
    Accessible.name: text

    DatePill {
        id: pill
        anchors.centerIn: parent
        text: separator.text
    }
}
