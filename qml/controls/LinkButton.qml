import QtQuick
import QtQuick.Templates as T
import LetsChat.Theme

/// A button that reads as a part of a sentence.
T.AbstractButton {
    id: button

    property color color: Theme.colors.accentText
    property bool underlined: false

    implicitWidth: implicitContentWidth
    implicitHeight: implicitContentHeight
    font.family: Theme.fontFamily
    font.pixelSize: Theme.bodySize
    font.weight: Font.Medium
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Label {
        text: button.text
        color: button.color
        font: Qt.font({
            family: button.font.family,
            pixelSize: button.font.pixelSize,
            weight: button.font.weight,
            underline: button.underlined || button.hovered
        })
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    background: Item {
        FocusRing {
            visible: button.visualFocus
            anchors.margins: -3
        }
        HoverHandler {
            cursorShape: Qt.PointingHandCursor
        }
    }
}
