import QtQuick
import LetsChat.Theme

/// How many are unread.
Rectangle {
    id: badge

    required property int count
    /// Nothing that calls for attention.
    property bool muted: false

    visible: count > 0
    implicitHeight: Theme.scaled(20)
    implicitWidth: Math.max(implicitHeight, number.implicitWidth + Theme.space12)
    radius: height / 2
    color: muted ? Theme.colors.textMuted : Theme.colors.accent
    Accessible.ignored: true

    Label {
        id: number
        anchors.centerIn: parent
        text: badge.count > 999 ? qsTr("999+") : badge.count
        color: badge.muted ? Theme.colors.surface : Theme.colors.accentContrast
        font.pixelSize: Theme.captionSize
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
}
