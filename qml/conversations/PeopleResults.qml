import QtQuick
import LetsChat.Controls
import LetsChat.Theme
import LetsChat.Conversations

/// The people of a search (the server sends at most 20), and a word where there are none.
Column {
    id: part

    required property RowFilter people
    required property string query
    required property string error
    required property bool busy
    /// No conversation was found either.
    required property bool alone
    /// The row that Enter would pick; outside of the list for none.
    required property int chosen

    signal picked(id: string)

    ResultSection {
        width: parent.width
        visible: (part.people?.count ?? 0) > 0
        text: qsTr("People")
    }
    Repeater {
        model: part.people

        PersonRow {
            required property int index

            readonly property PeopleResults part: parent as PeopleResults

            width: part?.width ?? 0
            current: index === part?.chosen
            onClicked: part.picked(userId)
        }
    }
    Label {
        objectName: "searchState"
        width: parent.width
        padding: Theme.space24
        visible: text.length > 0
        text: part.error.length > 0 ? part.error
            : (part.people?.count ?? 0) > 0 ? ""
            : part.busy ? qsTr("Searching…")
            : part.alone ? qsTr("Nobody here is called “%1”.").arg(part.query) : ""
        color: Theme.colors.textMuted
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
}
