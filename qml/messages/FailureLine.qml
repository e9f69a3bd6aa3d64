import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// Why a message did not go out, or what was done to it, and what can be done about that. Wraps in
/// a narrow window.
Flow {
    id: line

    required property MessageRow row

    readonly property int policy: row.current ? Qt.TabFocus : Qt.NoFocus
    readonly property real reasonWidth: Math.ceil(mark.width + why.spacing + words.implicitWidth)
    readonly property real wholeWidth: Math.ceil(reasonWidth + spacing + choices.implicitWidth)
    /// The widest that it may be.
    readonly property real most: parent?.parent?.width ?? 0
    /// On one line if possible, else the choices are below.
    readonly property real wanted: Math.min(most, wholeWidth <= most ? wholeWidth : reasonWidth)

    spacing: Theme.space8

    Row {
        id: why
        spacing: Theme.space4 + 2

        FailedMark {
            id: mark
        }
        Label {
            id: words
            width: Math.min(implicitWidth, line.width - mark.width - why.spacing)
            text: line.row.failureReason.length > 0 ? line.row.failureReason : qsTr("Not sent.")
            color: Theme.colors.dangerText
            font.pixelSize: Theme.smallSize
            wrapMode: Text.Wrap
        }
    }
    Row {
        id: choices
        spacing: Theme.space8

        LinkButton {
            objectName: "retry"
            text: qsTr("Retry")
            color: Theme.colors.dangerText
            underlined: true
            font.pixelSize: Theme.smallSize
            focusPolicy: line.policy
            onClicked: line.row.retried(line.row.nonce)
        }
        Label {
            text: "·"
            color: Theme.colors.dangerText
            font.pixelSize: Theme.smallSize
            Accessible.ignored: true
        }
        LinkButton {
            objectName: "delete"
            text: line.row.messageId.length === 0 ? qsTr("Delete") : qsTr("Discard")
            color: Theme.colors.dangerText
            underlined: true
            font.pixelSize: Theme.smallSize
            focusPolicy: line.policy
            onClicked: line.row.discarded(line.row.nonce)
        }
    }
}
