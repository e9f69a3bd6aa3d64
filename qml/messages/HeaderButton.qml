import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Whom one talks with: the way to the details.
T.AbstractButton {
    id: button

    required property MessagesPage page

    objectName: "header"
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    enabled: page.title.length > 0
    text: words.text
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: qsTr("Shows the details")
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Rectangle {
        anchors { fill: parent; topMargin: Theme.space4; bottomMargin: Theme.space4 }
        radius: Theme.radius8 + 2
        color: button.hovered || button.down ? Theme.colors.hover : "transparent"

        FocusRing {
            visible: button.visualFocus
            anchors.margins: 0
            radius: parent.radius
        }
    }
    contentItem: Item {}

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.space8 + 2; rightMargin: Theme.space8 }
        spacing: Theme.space12

        Avatar {
            visible: button.page.title.length > 0
            personId: button.page.peerId.length > 0 ? button.page.peerId : button.page.conversationId
            name: button.page.title
            size: Theme.scaled(40)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                objectName: "headerTitle"
                Layout.fillWidth: true
                text: button.page.title
                font.pixelSize: Theme.nameSize
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
            }
            Label {
                objectName: "headerSubtitle"
                Layout.fillWidth: true
                visible: text.length > 0
                text: button.page.subtitle
                color: Theme.colors.textMuted
                font.pixelSize: Theme.smallSize - 1
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
    }
    SpokenWords {
        id: words
        parts: [button.page.title, button.page.subtitle]
    }
    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
