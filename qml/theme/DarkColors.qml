import QtQuick

/// By night.
Colors {
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
