import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// The heading above a part of the search results.
Label {
    objectName: "resultSection"
    leftPadding: Theme.space16 + Theme.space4
    rightPadding: leftPadding
    topPadding: Theme.space12
    bottomPadding: Theme.space4
    color: Theme.colors.textMuted
    font.pixelSize: Theme.smallSize - 1
    font.weight: Font.DemiBold
    Accessible.role: Accessible.Heading
}
