import QtQuick

/// Loaded over what is pointed at: a tip that belongs to it.
Item {
    id: anchor

    required property string text

    Tip {
        parent: anchor
        visible: anchor.visible
        text: anchor.text
    }
}
