import QtQuick
import QtQuick.Layouts
import LetsChat.Client
import LetsChat.Controls
import LetsChat.Theme

/// The program itself.
SectionPage {
    id: section

    readonly property SettingsPage settings: application.settings

    Label {
        Layout.fillWidth: true
        text: qsTr("LetsChat %1").arg(section.settings.version)
        font.pixelSize: Theme.nameSize + 2
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
    }
    Label {
        Layout.fillWidth: true
        text: qsTr("A messenger on a server of your own. Free software under the GNU General Public License, version 3.")
        color: Theme.colors.textMuted
        wrapMode: Text.Wrap
    }
    FactRow {
        Layout.fillWidth: true
        title: qsTr("Server")
        value: section.settings.server
    }
    FactRow {
        Layout.fillWidth: true
        title: qsTr("Data folder")
        value: section.settings.directory
    }
    FactRow {
        Layout.fillWidth: true
        title: qsTr("Built with")
        value: qsTr("Qt %1").arg(section.settings.qtVersion)
    }
}
