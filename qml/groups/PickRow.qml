import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Controls
import LetsChat.Theme

/// A person that can be picked.
T.AbstractButton {
    id: row

    required property string userId
    required property string displayName
    required property string username
    required property bool isOnline
    property bool chosen: false
    /// They are in the group already.
    property bool taken: false
    property bool current: false

    readonly property string line: taken ? qsTr("already in this group") : qsTr("@%1").arg(username)

    implicitHeight: Theme.scaled(40) + Theme.space8 * 2
    enabled: !taken
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    text: words.text
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onPressAction: clicked()

    background: Rectangle {
        anchors { fill: parent; leftMargin: Theme.space12; rightMargin: Theme.space12 }
        radius: Theme.radius8 + 2
        color: row.enabled && (row.hovered || row.current) ? Theme.colors.hover : "transparent"
    }
    contentItem: Item {}

    SpokenWords {
        id: words
        parts: [row.displayName, row.line]
    }

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.space24; rightMargin: Theme.space24 }
        spacing: Theme.space12
        opacity: row.taken ? 0.6 : 1

        Avatar {
            personId: row.userId
            name: row.displayName
            online: row.isOnline
            size: Theme.scaled(40)
            surface: row.enabled && (row.hovered || row.current) ? Theme.colors.hover : Theme.colors.surface
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                Layout.fillWidth: true
                text: row.displayName
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                text: row.line
                color: Theme.colors.textMuted
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        Rectangle {
            visible: !row.taken
            implicitWidth: Theme.scaled(22)
            implicitHeight: implicitWidth
            radius: width / 2
            color: row.chosen ? Theme.colors.accent : "transparent"
            border.width: row.chosen ? 0 : 1
            border.color: Theme.colors.textMuted

            Icon {
                anchors.centerIn: parent
                visible: row.chosen
                name: "tick"
                size: Theme.smallIconSize
                color: Theme.colors.accentContrast
            }
        }
    }
}
