#include "platform/servicemanager.h"

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

} // namespace letschat::server
