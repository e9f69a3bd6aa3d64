import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// Why a message did not go out, and what can be done with it. Wraps in a narrow window.
Flow {
    id: line

    required property string reason

    signal retried
    signal discarded

    spacing: Theme.space8
    layoutDirection: Qt.RightToLeft

    Row {
        spacing: Theme.space8

        LinkButton {
            objectName: "retry"
            text: qsTr("Retry")
            color: Theme.colors.dangerText
            underlined: true
            font.pixelSize: Theme.smallSize
            onClicked: line.retried()
        }
        Label {
            text: "·"
            color: Theme.colors.dangerText
            font.pixelSize: Theme.smallSize
            Accessible.ignored: true
        }
        LinkButton {
            objectName: "delete"
            text: qsTr("Delete")
            color: Theme.colors.dangerText
            underlined: true
            font.pixelSize: Theme.smallSize
            onClicked: line.discarded()
        }
    }
    Row {
        id: why
        spacing: Theme.space4 + 2

        FailedMark {
            id: mark
        }
        Label {
            width: Math.min(implicitWidth, line.width - mark.width - why.spacing)
            text: line.reason.length > 0 ? line.reason : qsTr("Not sent.")
            color: Theme.colors.dangerText
            font.pixelSize: Theme.smallSize
            wrapMode: Text.Wrap
        }
    }
}
