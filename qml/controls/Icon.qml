import QtQuick
import LetsChat.Theme

/// A line icon of the project (qml/theme/icons) in any colour, drawn for the screen's own pixels.
Item {
    id: icon

    required property string name
    property color color: Theme.colors.textMuted
    property int size: Theme.iconSize
    property alias mirror: image.mirror

    readonly property int pixels: Math.round(size * Screen.devicePixelRatio)

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Image {
        id: image
        width: icon.size
        height: icon.size
        source: Theme.icons.source(icon.name, icon.color)
        sourceSize { width: icon.pixels; height: icon.pixels }
        // One pixel of the picture is one of the screen: blending neighbours could only blur it.
        smooth: false
        Accessible.ignored: true
    }
}
