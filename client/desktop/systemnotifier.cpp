#include "desktop/systemnotifier.h"

#ifdef LETSCHAT_HAS_DBUS
#include "desktop/dbusnotifier.h"
#else
#include "desktop/traynotifier.h"
#endif

namespace letschat::client {

std::unique_ptr<Notifier> makeSystemNotifier([[maybe_unused]] Tray &tray)
{
#ifdef LETSCHAT_HAS_DBUS
    return std::make_unique<DBusNotifier>();
#else
    return std::make_unique<TrayNotifier>(tray);
#endif
}

} // namespace letschat::client
