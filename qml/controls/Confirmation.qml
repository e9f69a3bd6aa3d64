import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Theme

/// Asks before what cannot be undone. Enter does it, Escape and a press beside it do not.
T.Popup {
    id: question

    required property string title
    required property string body
    /// What is done, in a word or two.
    required property string action
    property bool dangerous: true
    /// What is to be chosen besides, below the words.
    default property alias content: more.data

    signal confirmed

    parent: T.Overlay.overlay
    x: Math.round(((parent?.width ?? 0) - width) / 2)
    y: Math.round(((parent?.height ?? 0) - height) / 2)
    width: Math.min(Theme.scaled(360), (parent?.width ?? 0) - Theme.space24 * 2)
    height: column.implicitHeight + topPadding + bottomPadding
    padding: Theme.space24
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: confirm.forceActiveFocus(Qt.TabFocusReason)
    Component.onCompleted: open()

    T.Overlay.modal: Rectangle {
        color: Theme.colors.scrim
    }
    contentItem: Item {}

    ColumnLayout {
        id: column
        width: question.availableWidth
        spacing: Theme.space8
        Accessible.role: Accessible.Dialog
        Accessible.name: question.title
        Accessible.description: question.body

        Label {
            Layout.fillWidth: true
            text: question.title
            font.pixelSize: Theme.nameSize
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        Label {
            Layout.fillWidth: true
            text: question.body
            color: Theme.colors.textMuted
            wrapMode: Text.Wrap
        }
        Item {
            id: more
            Layout.fillWidth: true
            implicitHeight: childrenRect.height
            visible: children.length > 0
        }
        RowLayout {
            Layout.topMargin: Theme.space12
            Layout.alignment: Qt.AlignRight
            spacing: Theme.space24

            LinkButton {
                objectName: "cancel"
                text: qsTr("Cancel")
                onClicked: question.close()
            }
            PrimaryButton {
                id: confirm
                objectName: "confirm"
                focus: true
                dangerous: question.dangerous
                text: question.action
                onClicked: {
                    question.confirmed();
                    question.close();
                }
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius14
        color: Theme.colors.surface
        border.color: Theme.colors.line
    }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick; easing.type: Theme.easing }
    }
    exit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick; easing.type: Theme.easing }
    }
}
