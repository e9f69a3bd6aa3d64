import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// Light or dark.
SectionPage {
    id: section

    readonly property Preferences preferences: application.preferences

    T.ButtonGroup {
        id: group
    }
    FocusScope {
        Layout.fillWidth: true
        implicitHeight: column.implicitHeight
        focus: true
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Colours")

        ColumnLayout {
            id: column
            width: parent.width
            spacing: Theme.space4

            Repeater {
                id: choices
                model: [qsTr("As the system"), qsTr("Light"), qsTr("Dark")]
                delegate: ChoiceRow {
                    required property int index
                    required property string modelData

                    objectName: "appearance " + index
                    Layout.fillWidth: true
                    T.ButtonGroup.group: group
                    focus: checked
                    text: modelData
                    checked: section.preferences.appearance === index
                    Keys.onUpPressed: choices.itemAt(index - 1)?.forceActiveFocus(Qt.BacktabFocusReason)
                    Keys.onDownPressed: choices.itemAt(index + 1)?.forceActiveFocus(Qt.TabFocusReason)
                    onClicked: section.preferences.appearance = index
                    onActiveFocusChanged: if (activeFocus) section.preferences.appearance = index
                }
            }
        }
    }
}
