#include "platform/servicemanager.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

#ifdef LETSCHAT_HAVE_SYSTEMD
#include <systemd/sd-daemon.h>
#endif

namespace letschat::server {

void notifyReady()
{
#ifdef LETSCHAT_HAVE_SYSTEMD
    sd_notify(0, "READY=1");
#endif
}

void notifyStopping()
{
#ifdef LETSCHAT_HAVE_SYSTEMD
    sd_notify(0, "STOPPING=1");
#endif
}

void keepWatchdog([[maybe_unused]] QObject *parent)
{
#ifdef LETSCHAT_HAVE_SYSTEMD
    uint64_t limit = 0; // microseconds
    if (sd_watchdog_enabled(0, &limit) <= 0)
        return;
    auto *pings = new QTimer(parent);
    pings->callOnTimeout([] { sd_notify(0, "WATCHDOG=1"); });
    // Half of it, as sd_watchdog_enabled(3) recommends.
    pings->start(std::chrono::milliseconds(std::max<uint64_t>(limit / 2000, 1)));
#endif
}

} // namespace letschat::server
