#pragma once

class QObject;

namespace letschat::server {

/// Tells systemd, where it started us (`Type=notify`), that the server is ready. Else does nothing.
void notifyReady();
/// The same for the beginning of a stop.
void notifyStopping();

/// Tells systemd that the event loop of this thread turns, twice within the time that it allows
/// (`WatchdogSec=`), as long as `parent` lives. Where it sets no time, does nothing.
void keepWatchdog(QObject *parent);

} // namespace letschat::server
