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

    readonly property Colors lightColors: Colors {
        surface: "#ffffff"
        sidebar: "#f5f6f8"
        field: "#ffffff"
        hover: "#ebedf1"
        selected: "#e1ebff"
        peerBubble: "#eef0f4"
        text: "#15171c"
        textMuted: "#5b6270"
        accentText: "#2059cc"
        dangerText: "#bb2834"
        accent: "#2563dc"
        accentHover: "#1d54c2"
        accentContrast: "#ffffff"
        danger: "#c9313d"
        dangerContrast: "#ffffff"
        ownBubble: "#2563dc"
        ownText: "#ffffff"
        ownTextMuted: "#e6eeff"
        selection: "#b9d0ff"
        ownSelection: "#12398a"
        line: "#e4e6eb"
        skeleton: "#e6e8ed"
        shadow: "#1a15171c"
        scrim: "#6615171c"
        online: "#1fa463"
        waiting: "#e39b2d"
        names: ["#6653ce", "#367247", "#9d5413", "#9f458e", "#256d96", "#54687d", "#ba3934", "#1a7268", "#816311"]
    }

    readonly property Colors darkColors: Colors {
        surface: "#15171c"
        sidebar: "#1b1e24"
        field: "#22262e"
        hover: "#252932"
        selected: "#24324f"
        peerBubble: "#262a33"
        text: "#eef0f4"
        textMuted: "#9aa2b1"
        accentText: "#84acff"
        dangerText: "#ff8b92"
        accent: "#6a9bff"
        accentHover: "#84acff"
        accentContrast: "#0d1220"
        danger: "#ff7b83"
        dangerContrast: "#1c0a0c"
        ownBubble: "#2a5fd0"
        ownText: "#ffffff"
        ownTextMuted: "#e0e9ff"
        selection: "#2f4f8f"
        ownSelection: "#16357d"
        line: "#2b2f38"
        skeleton: "#262a33"
        shadow: "#66000000"
        scrim: "#99000000"
        online: "#39c67f"
        waiting: "#e9ab4a"
        names: ["#a094e0", "#58af71", "#e6862f", "#cb87be", "#54a6d4", "#8ea1b3", "#dc8683", "#28b0a2", "#c5971a"]
    }

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
