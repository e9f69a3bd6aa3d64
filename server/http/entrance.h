#pragma once

#include "http/connectionsperaddress.h"
#include "http/served.h"
#include "http/trustedproxies.h"
#include "security/ratelimiter.h"

#include <QSslConfiguration>

#include <optional>

namespace letschat::server {

/// What every connection passes on its way in: who it is, how many of its kind there may be, and
/// what it is spoken with. Shared by all I/O threads, which it outlives.
struct Entrance
{
    TrustedProxies proxies;
    ConnectionsPerAddress connections;
    RateLimiter &limiter;
    /// Without it, connections are plain HTTP.
    std::optional<QSslConfiguration> tls;
    Served served;
};

} // namespace letschat::server
