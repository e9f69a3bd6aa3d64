import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Signing in, or creating an account, on one card. What was typed survives every failure and every
/// change between the two.
FocusScope {
    id: view

    required property SignIn signIn
    /// What became of who was here before, mostly empty.
    property string notice
    property bool creating: false

    readonly property Item inUse: Window.activeFocusItem
    readonly property bool narrow: width < Theme.cardWidth + Theme.space24 * 2
    readonly property string host: signIn.serverUrl.replace(/^https?:\/\//, "").replace(/\/+$/, "")

    signal noticeRead

    Rectangle {
        anchors.fill: parent
        color: view.narrow ? Theme.colors.surface : Theme.colors.sidebar
    }
    Flickable {
        id: flick
        anchors { fill: parent; bottomMargin: strip.visible ? strip.height : 0 }
        contentHeight: Math.max(height, card.height + Theme.space24 * 2)
        boundsBehavior: Flickable.StopAtBounds

        Rectangle {
            id: card
            anchors.centerIn: parent
            width: view.narrow ? parent.width : Theme.cardWidth
            height: form.implicitHeight + Theme.space24 * 2 + Theme.space16
            radius: Theme.radius14
            color: Theme.colors.surface
            border.width: view.narrow ? 0 : 1
            border.color: Theme.colors.line

            ColumnLayout {
                id: form
                anchors { fill: parent; margins: Theme.space24 + Theme.space8 }
                spacing: Theme.space16

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space4

                    Label {
                        objectName: "title"
                        Layout.fillWidth: true
                        text: view.creating ? qsTr("Create your account") : qsTr("Sign in")
                        font.pixelSize: Theme.titleSize
                        font.weight: Font.Bold
                        wrapMode: Text.Wrap
                        Accessible.role: Accessible.Heading
                    }
                    Label {
                        Layout.fillWidth: true
                        visible: view.host.length > 0
                        text: qsTr("on %1").arg(view.host)
                        color: Theme.colors.textMuted
                        elide: Text.ElideMiddle
                    }
                }
                ServerField {
                    id: server
                    Layout.fillWidth: true
                    signIn: view.signIn
                    onAccepted: fields.input.forceActiveFocus()
                }
                Fields {
                    id: fields
                    Layout.fillWidth: true
                    signIn: view.signIn
                    creating: view.creating
                    onSubmitted: view.submit()
                }
                Label {
                    objectName: "refusal"
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: view.signIn.generalError
                    color: Theme.colors.dangerText
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.AlertMessage
                }
                PrimaryButton {
                    objectName: "submit"
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space4
                    enabled: !view.signIn.busy
                    text: view.signIn.busy ? (view.creating ? qsTr("Creating your account…") : qsTr("Signing in…"))
                                           : (view.creating ? qsTr("Create account") : qsTr("Sign in"))
                    onClicked: view.submit()
                }
                Detours {
                    Layout.alignment: Qt.AlignHCenter
                    Layout.maximumWidth: parent.width
                    creating: view.creating
                    serverShown: server.open
                    onModeChosen: view.change()
                    onServerChosen: server.show()
                }
            }
        }
    }

    ConnectionStrip {
        id: strip
        objectName: "notice"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        visible: text.length > 0
        text: view.notice
        action: qsTr("OK")
        onActed: view.noticeRead()
    }

    onInUseChanged: reveal()
    Component.onCompleted: fields.input.forceActiveFocus()

    /// In a low window the card scrolls to what has the keyboard.
    function reveal() {
        if (!inUse || flick.contentHeight <= flick.height)
            return;
        const top = inUse.mapToItem(flick.contentItem, 0, 0).y - Theme.space24 * 2;
        const bottom = top + inUse.height + Theme.space24 * 3;
        flick.contentY = Math.max(0, Math.min(Math.max(flick.contentY, bottom - flick.height), top));
    }

    function submit() {
        if (signIn.busy || !fields.complete())
            return;
        server.commit();
        if (creating)
            signIn.createAccount(fields.username, fields.displayName, fields.password);
        else
            signIn.signIn(fields.username, fields.password);
    }

    function change() {
        creating = !creating;
        signIn.clearErrors();
        fields.forget();
        fields.input.forceActiveFocus();
    }
}
