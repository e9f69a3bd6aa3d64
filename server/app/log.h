#pragma once

#include "app/settings.h"

namespace letschat::server {

/// Sends Qt's messages to stderr, one a line: `2026-11-22T10:15:30.123Z info letschat.http …`, or
/// an object of JSON. Never given a token, a password or a message's body.
void installLog(LogFormat format, QtMsgType level);

} // namespace letschat::server
