#include "desktop/screenlock.h"

#ifdef LETSCHAT_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace letschat::client {

ScreenLock::ScreenLock(QObject *parent)
    : QObject(parent)
{}

void ScreenLock::set(bool &what, bool to)
{
    const bool was = isLocked();
    what = to;
    if (isLocked() != was)
        Q_EMIT changed();
}

void ScreenLock::hearSaver(bool isActive)
{
    set(isSaving_, isActive);
}

void ScreenLock::hearSession(const QString &, const QVariantMap &properties)
{
    const auto hint = properties.constFind(u"LockedHint"_s);
    if (hint != properties.constEnd())
        set(isHinted_, hint->toBool());
}

#ifdef LETSCHAT_HAS_DBUS

namespace {

const auto loginService = u"org.freedesktop.login1"_s;
const auto sessionInterface = u"org.freedesktop.login1.Session"_s;
const auto propertiesInterface = u"org.freedesktop.DBus.Properties"_s;

/// Calls `use` with the answer, where there is one.
template <class T, class Use>
void ask(const QDBusConnection &bus, const QDBusMessage &question, QObject *context, Use use)
{
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, use] {
        watcher->deleteLater();
        const QDBusPendingReply<T> reply = *watcher;
        if (reply.isValid())
            use(reply.value());
    });
}

} // namespace

void ScreenLock::start()
{
    followSaver(u"org.freedesktop.ScreenSaver"_s, u"/org/freedesktop/ScreenSaver"_s);
    // GNOME's does not answer to the common name.
    followSaver(u"org.gnome.ScreenSaver"_s, u"/org/gnome/ScreenSaver"_s);
    findSession();
}

void ScreenLock::followSaver(const QString &service, const QString &path)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, service, u"ActiveChanged"_s, this, SLOT(hearSaver(bool)));
    const auto question = QDBusMessage::createMethodCall(service, path, service, u"GetActive"_s);
    ask<bool>(bus, question, this, [this](bool isActive) {
        if (isActive)
            hearSaver(true);
    });
}

void ScreenLock::findSession()
{
    const auto bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return;
    auto question =
        QDBusMessage::createMethodCall(loginService, u"/org/freedesktop/login1"_s,
                                       u"org.freedesktop.login1.Manager"_s, u"GetSession"_s);
    // That of the process, else that of the user's screen: desktops start programs outside of it.
    question.setArguments({u"auto"_s});
    ask<QDBusObjectPath>(bus, question, this,
                         [this](const QDBusObjectPath &found) { followSession(found.path()); });
}

void ScreenLock::followSession(const QString &path)
{
    auto bus = QDBusConnection::systemBus();
    bus.connect(loginService, path, propertiesInterface, u"PropertiesChanged"_s, this,
                SLOT(hearSession(QString, QVariantMap)));
    auto question =
        QDBusMessage::createMethodCall(loginService, path, propertiesInterface, u"Get"_s);
    question.setArguments({sessionInterface, u"LockedHint"_s});
    ask<QDBusVariant>(bus, question, this, [this](const QDBusVariant &hint) {
        hearSession({}, {{u"LockedHint"_s, hint.variant()}});
    });
}

#else

void ScreenLock::start() {}

#endif

} // namespace letschat::client
