import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// When it was written, whether it was edited, and how far it got.
Row {
    id: foot

    required property bool own
    required property string time
    required property string deliveryState
    required property bool edited

    readonly property color ink: own ? Theme.colors.ownTextMuted : Theme.colors.textMuted

    spacing: Theme.space4
    Accessible.ignored: true

    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: foot.edited ? qsTr("edited %1").arg(foot.time) : foot.time
        color: foot.ink
        font.pixelSize: Theme.captionSize
        Accessible.ignored: true
    }
    Icon {
        anchors.verticalCenter: parent.verticalCenter
        visible: foot.own && foot.deliveryState !== "failed"
        name: foot.deliveryState === "sending" ? "clock" : foot.deliveryState === "read" ? "double-tick" : "tick"
        size: Theme.smallIconSize
        color: foot.ink
    }
}
