import QtQuick
import LetsChat.Controls
import LetsChat.Theme

/// What a list looks like before it is there.
Column {
    id: rows

    required property string name

    spacing: Theme.space24
    Accessible.role: Accessible.StaticText
    Accessible.name: name

    Repeater {
        model: 3

        Row {
            id: row
            required property int index

            spacing: Theme.space12

            Skeleton {
                width: Theme.scaled(40)
                height: width
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space8

                Skeleton {
                    width: Theme.scaled(180 - row.index * 30)
                    height: 12
                }
                Skeleton {
                    width: Theme.scaled(110)
                    height: 10
                }
            }
        }
    }
}
