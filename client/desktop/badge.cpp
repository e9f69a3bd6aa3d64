#include "desktop/badge.h"

#include <QGuiApplication>

#ifdef LETSCHAT_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#endif

using namespace Qt::StringLiterals;

namespace letschat::client {

void Badge::show(int count)
{
#if defined(LETSCHAT_HAS_DBUS)
    // The launcher entries of Unity, which Plasma's task bar and Ubuntu's dock read too. The path
    // is any of ours; "application://" and the name of the .desktop file say whose icon is meant.
    auto update = QDBusMessage::createSignal(u"/com/canonical/unity/launcherentry/letschat"_s,
                                             u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    const QVariantMap properties{{u"count"_s, qint64(count)}, {u"count-visible"_s, count > 0}};
    update.setArguments({u"application://letschat.desktop"_s, properties});
    QDBusConnection::sessionBus().send(update);
#elif QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    qGuiApp->setBadgeNumber(count);
#else
    Q_UNUSED(count)
#endif
}

} // namespace letschat::client
