#pragma once

#include "http/requesthead.h"

namespace letschat::server {

/// The X-Request-Id of a request where it has one of at most 64 of [A-Za-z0-9._-] (protocol.md, 1),
/// else a new one of 16 hexadecimal digits.
QByteArray requestIdFor(const RequestHead &head);

} // namespace letschat::server
