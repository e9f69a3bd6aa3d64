import QtQuick
import QtQuick.Layouts
import LetsChat.Theme

/// Where content would be: says why there is none, and what to do about it.
ColumnLayout {
    id: notice

    required property string iconName
    required property string title
    property string body
    property string action

    signal acted

    spacing: Theme.space8

    Rectangle {
        Layout.alignment: Qt.AlignHCenter
        Layout.bottomMargin: Theme.space8
        implicitWidth: Theme.scaled(64)
        implicitHeight: implicitWidth
        radius: width / 2
        color: Theme.colors.selected

        Icon {
            anchors.centerIn: parent
            name: notice.iconName
            size: Theme.scaled(28)
            color: Theme.colors.accentText
        }
    }
    Label {
        Layout.fillWidth: true
        text: notice.title
        font.pixelSize: Theme.nameSize
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
    Label {
        Layout.fillWidth: true
        visible: text.length > 0
        text: notice.body
        color: Theme.colors.textMuted
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        lineHeight: 1.2
    }
    LinkButton {
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.space4
        visible: text.length > 0
        text: notice.action
        onClicked: notice.acted()
    }
}
