import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Theme

/// One of several that exclude one another. Tab comes to the chosen one only.
T.RadioButton {
    id: row

    implicitHeight: Math.max(Theme.controlHeight, implicitContentHeight + Theme.space8)
    hoverEnabled: true
    focusPolicy: checked ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: press()
    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()

    contentItem: RowLayout {
        spacing: Theme.space12

        Rectangle {
            implicitWidth: Theme.scaled(20)
            implicitHeight: implicitWidth
            radius: width / 2
            color: "transparent"
            border.width: row.checked ? Theme.scaled(6) : 2
            border.color: row.checked ? Theme.colors.accent : Theme.colors.textMuted

            FocusRing {
                visible: row.visualFocus
                anchors.margins: -4
                radius: height / 2
            }
        }
        Label {
            Layout.fillWidth: true
            text: row.text
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }

    function press() {
        if (!checked)
            toggle();
        clicked();
    }
}
