#include "desktop/trayhost.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>

#ifdef LETSCHAT_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace letschat::client {

TrayHost::TrayHost(QObject *parent)
    : QObject(parent)
{
    patience_.setSingleShot(true);
    patience_.setInterval(patience);
    connect(&patience_, &QTimer::timeout, this, &TrayHost::askQt);
}

void TrayHost::setThere(bool isThere)
{
    if (std::exchange(isThere_, isThere) != isThere)
        Q_EMIT changed();
}

/// Qt asks the bus only once in a run, and waits for the answer: it is asked where there is a host,
/// or where one of the old kind (XEmbed) may be.
void TrayHost::askQt()
{
    setThere(QSystemTrayIcon::isSystemTrayAvailable());
}

#ifdef LETSCHAT_HAS_DBUS

namespace {

const auto watcherName = u"org.kde.StatusNotifierWatcher"_s;
const auto watcherPath = u"/StatusNotifierWatcher"_s;

} // namespace

void TrayHost::start()
{
    auto bus = QDBusConnection::sessionBus();
    const auto platform = QGuiApplication::platformName();
    if (platform == "xcb"_L1)
        patience_.start();
    else if (!platform.startsWith("wayland"_L1))
        return;
    if (!bus.isConnected())
        return;
    for (const auto &signal :
         {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s})
        bus.connect(watcherName, watcherPath, watcherName, signal, this, SLOT(ask()));
    auto *watcher =
        new QDBusServiceWatcher(watcherName, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &TrayHost::ask);
    ask();
}

void TrayHost::ask()
{
    auto get = QDBusMessage::createMethodCall(watcherName, watcherPath,
                                              u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    get.setArguments({watcherName, u"IsStatusNotifierHostRegistered"_s});
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(get), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isValid() || !reply.value().variant().toBool())
            return setThere(false);
        patience_.stop();
        askQt();
    });
}

#else

void TrayHost::start()
{
    askQt();
}

void TrayHost::ask() {}

#endif

} // namespace letschat::client
