import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// What there is to say below the results of a search; takes no room where that is nothing.
Column {
    id: state

    required property string text

    Label {
        objectName: "searchState"
        width: parent.width
        padding: Theme.space24
        visible: text.length > 0
        text: state.text
        color: Theme.colors.textMuted
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
}
