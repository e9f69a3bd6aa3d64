import QtQuick

/// One set of colours. Texts (text, textMuted, accentText, dangerText) may lie on every surface of
/// the first group; the contrast of each such pair is held by tests/ui.
QtObject {
    required property color surface
    required property color sidebar
    required property color field
    required property color hover
    required property color selected
    required property color peerBubble

    required property color text
    required property color textMuted
    required property color accentText
    required property color dangerText

    required property color accent
    required property color accentHover
    required property color accentContrast
    required property color danger
    required property color dangerContrast
    required property color ownBubble
    required property color ownText
    required property color ownTextMuted
    required property color selection
    required property color ownSelection

    required property color line
    required property color skeleton
    required property color shadow
    /// Over what a sheet hides.
    required property color scrim
    required property color online
    required property color waiting

    /// Of people's names, on every surface: the avatars' colours, as light or dark as that takes.
    required property list<color> names

    /// White lies on each of them, in light and dark alike.
    readonly property list<color> avatars: ["#6d5bd0", "#3d8050", "#a85a14", "#aa4a98", "#2a7aa8",
        "#566b80", "#c8403b", "#1c7a70", "#8a6a12"]
    readonly property color avatarText: "#ffffff"
}
