import QtQuick
import LetsChat.Client as Client

/// A page beside others, as the window knows it.
FocusScope {
    required property Client.Application application
    /// It has the window for itself.
    property bool alone: false
    property string searchKey

    /// The keyboard goes to where one writes.
    signal entered
    /// The search for another conversation begins.
    signal searched
    /// The search is to end where it began.
    signal escaped
    /// Whoever is here wants to go back.
    signal backWanted
    signal sheetWanted(page: string)
}
