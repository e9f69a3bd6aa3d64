#pragma once

namespace letschat::server {

/// Tells systemd, where it started us (`Type=notify`), that the server is ready. Else does nothing.
void notifyReady();
/// The same for the beginning of a stop.
void notifyStopping();

} // namespace letschat::server
