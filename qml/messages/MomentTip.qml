import QtQuick

/// Over the time of a message: when that was, in full.
Item {
    id: moment

    required property MessageRow row

    x: row.foot.x
    y: row.foot.y
    width: row.foot.width
    height: row.foot.height
    visible: row.foot.visible

    HoverHandler {
        id: hover
    }
    Loader {
        anchors.fill: parent
        active: hover.hovered
        onActiveChanged: begin()

        function begin() {
            if (active)
                setSource("qrc:/qt/qml/LetsChat/Controls/HoverTip.qml", { "objectName": "moment", "text": (moment.row.ListView.view as MessageList)?.history.momentAt(moment.row.index) ?? "" });
        }
    }
}
