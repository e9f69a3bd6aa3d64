import QtQuick
import LetsChat.Theme

/// The wheel of a mouse, for a view that scrolls: each notch goes the same way, however quickly it is
/// turned, and it ends soon. A view's own wheel gathers speed and rolls on for a second. A touchpad,
/// which says how far to go to the pixel, is left to the view.
WheelHandler {
    id: wheel

    required property Flickable view

    /// For each line that the system scrolls by.
    readonly property int line: Theme.scaled(32)
    /// Of the last throw, downwards positive as for flick(), and its moment in ms.
    property real speed: 0
    property double since: 0

    parent: view
    target: null
    acceptedDevices: PointerDevice.Mouse
    onWheel: event => turn(event)

    /// What is still to go and the new notch together: what is thrown at v goes v² / 2a far.
    function turn(event: WheelEvent) {
        const slowing = 2 * view.flickDeceleration;
        const slower = Math.max(0, Math.abs(speed) - view.flickDeceleration * (Date.now() - since) / 1000);
        const left = view.flicking ? Math.sign(speed) * slower * slower / slowing : 0;
        const notch = event.angleDelta.y / 120 * Application.styleHints.wheelScrollLines * line;
        const way = notch * left < 0 ? notch : notch + left;
        event.accepted = notch !== 0;
        if (!event.accepted)
            return;
        speed = Math.sign(way) * Math.sqrt(Math.abs(way) * slowing);
        since = Date.now();
        view.flick(0, speed);
    }
}
