#pragma once

#include <QHostAddress>

namespace letschat::server {

/// What of an address stands for one client: all of an IPv4 address (also where it comes by a
/// dual-stack socket), the first 64 bits of an IPv6 one, which is what one household or host gets
/// (RFC 6177).
QHostAddress householdOf(const QHostAddress &address);

} // namespace letschat::server
