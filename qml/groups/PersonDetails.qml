import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// The other person of a direct conversation.
Flickable {
    id: page

    required property Details details
    /// The highest that it may be.
    required property real most

    height: Math.min(contentHeight, most)
    contentHeight: column.implicitHeight + Theme.space16
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    T.ScrollBar.vertical: SlimScrollBar {}

    ColumnLayout {
        id: column
        width: page.width
        spacing: 0

        Avatar {
            Layout.alignment: Qt.AlignHCenter
            personId: page.details.personId
            name: page.details.name
            size: Theme.scaled(96)
        }
        Label {
            objectName: "personName"
            Layout.fillWidth: true
            Layout.margins: Theme.space24
            Layout.topMargin: Theme.space16
            Layout.bottomMargin: Theme.space4
            text: page.details.name
            font.pixelSize: Theme.titleSize
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        Label {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space24
            Layout.rightMargin: Theme.space24
            visible: text.length > 0
            text: page.details.deleted ? qsTr("This account was deleted.")
                : page.details.summary.length > 0 ? qsTr("@%1 · %2").arg(page.details.username).arg(page.details.summary)
                : qsTr("@%1").arg(page.details.username)
            color: Theme.colors.textMuted
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
        Label {
            objectName: "about"
            Layout.fillWidth: true
            Layout.margins: Theme.space24
            Layout.topMargin: Theme.space12
            Layout.bottomMargin: 0
            visible: text.length > 0
            text: page.details.about
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
        Label {
            objectName: "detailsError"
            Layout.fillWidth: true
            Layout.margins: Theme.space24
            Layout.bottomMargin: 0
            visible: text.length > 0
            text: page.details.error
            color: Theme.colors.dangerText
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        MuteRow {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space16
            muting: page.details.muting
        }
        DetailRow {
            id: copying
            objectName: "copyLink"
            property bool copied: false
            Layout.fillWidth: true
            visible: page.details.link.length > 0
            iconName: copied ? "tick" : "link"
            text: copied ? qsTr("Link copied") : qsTr("Copy the link to this person")
            onClicked: page.copy()
        }
        DetailRow {
            objectName: "block"
            Layout.fillWidth: true
            visible: !page.details.deleted
            iconName: "block"
            danger: !page.details.blocked
            text: page.details.blocked ? qsTr("Unblock %1").arg(page.details.name) : qsTr("Block %1").arg(page.details.name)
            onClicked: page.details.blocked ? page.details.setBlocked(false) : asking.setSource("BlockQuestion.qml", { "name": page.details.name })
        }
    }
    FocusFollower {
        view: page
    }
    TextEdit {
        id: link
        visible: false
        text: page.details.link
    }
    Timer {
        id: fading
        interval: Theme.linger
        onTriggered: copying.copied = false
    }
    Loader {
        id: asking
    }
    Connections {
        target: asking.item as Confirmation

        function onConfirmed() {
            page.details.setBlocked(true);
        }
        function onClosed() {
            asking.setSource("");
        }
    }

    function copy() {
        link.selectAll();
        link.copy();
        copying.copied = true;
        fading.restart();
    }
}
