#include "app/commands.h"

#include <QByteArray>

int main(int argc, char **argv)
{
    // GLib's event loop, Debian's default, looks at every socket at every wake: Qt's own delivers
    // six times as much to ten thousand of them.
    qputenv("QT_NO_GLIB", QByteArrayLiteral("1"));
    return letschat::server::runCommand(argc, argv);
}
