#pragma once

#include <QtGlobal>

namespace letschat::server {

/// Ends a connection from another thread than the one that waits on it, which then sees its end
/// (shutdown(2), both ways). The socket stays the owner's to close.
void cutConnection(qintptr socket);

} // namespace letschat::server
