import QtQuick

/// By day.
Colors {
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
