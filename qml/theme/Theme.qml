pragma Singleton

import QtQuick
import LetsChat.Theme

/// Every colour, size and duration of the interface. Follows the system unless told otherwise.
QtObject {
    id: theme

    enum Appearance {
        FollowSystem,
        Light,
        Dark
    }

    property int appearance: Theme.FollowSystem
    /// Whether motion is left out; follows the system until it is set.
    property bool reducedMotion: system.reducedMotion
    /// Whether the window is mirrored; follows the language until it is set.
    property bool rightToLeft: system.rightToLeft
    readonly property bool dark: appearance === Theme.FollowSystem ? system.dark
                                                                   : appearance === Theme.Dark
    readonly property Colors colors: dark ? darkColors : lightColors

    readonly property int space4: 4
    readonly property int space8: 8
    readonly property int space12: 12
    readonly property int space16: 16
    readonly property int space24: 24
    readonly property int radius8: 8
    readonly property int radius14: 14

    /// Said to every control that would else take a font of its own.
    readonly property string fontFamily: system.fontFamily
    /// For what is nothing but emoji.
    readonly property string emojiFamily: system.emojiFamily
    readonly property int captionSize: scaled(11)
    readonly property int smallSize: scaled(13)
    readonly property int bodySize: scaled(14)
    readonly property int nameSize: scaled(15)
    readonly property int titleSize: scaled(22)
    readonly property int lineHeight: scaled(20)
    /// What the least height of a line adds above a line of text.
    readonly property int lead: Math.max(0, Math.round((lineHeight - metrics.height) / 2))
    readonly property int iconSize: scaled(20)
    readonly property int smallIconSize: scaled(16)
    readonly property int controlHeight: scaled(36)
    readonly property int fieldHeight: scaled(42)
    readonly property int headerHeight: scaled(62)

    readonly property int wideFrom: 720
    readonly property int listWidth: 300
    readonly property int listLeast: 240
    readonly property int conversationLeast: 380
    readonly property int cardWidth: 380
    readonly property int bubbleMost: 560

    readonly property int quick: reducedMotion ? 0 : 120
    readonly property int gentle: reducedMotion ? 0 : 180
    /// One round of what goes on and on.
    readonly property int beat: 1200
    readonly property int easing: Easing.OutCubic
    /// How long in milliseconds what was looked for stays marked, after how long what is seen counts
    /// as read, and how long things may wait that nobody sees.
    readonly property int linger: 1200
    readonly property int readAfter: 500
    readonly property int patience: 200

    readonly property SystemLook system: SystemLook {}
    readonly property FontMetrics metrics: FontMetrics {
        font.family: theme.fontFamily
        font.pixelSize: theme.bodySize
    }
    readonly property IconSet icons: IconSet {}

    readonly property Colors lightColors: LightColors {}
    readonly property Colors darkColors: DarkColors {}

    /// A size at the usual font, grown with the desktop's font.
    function scaled(pixels: int): int {
        return Math.round(pixels * system.fontScale);
    }

    /// The same colour for the same person on every device.
    function avatarColor(id: string): color {
        return colors.avatars[hash(id) % colors.avatars.length];
    }

    /// The same, as their name is written.
    function nameColor(id: string): color {
        return colors.names[hash(id) % colors.names.length];
    }

    function hash(id: string): int {
        let hash = 7;
        for (let i = 0; i < id.length; ++i)
            hash = (hash * 31 + id.charCodeAt(i)) % 65521;
        return hash;
    }
}
