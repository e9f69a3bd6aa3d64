#pragma once

#include "http/requesthead.h"

#include <QHostAddress>
#include <QList>

#include <utility>

namespace letschat::server {

/// Address and length of the prefix, as QHostAddress::parseSubnet() gives them.
using Subnet = std::pair<QHostAddress, int>;

/// The proxies whose word on where a request comes from counts (`trusted_proxies`). Immutable; any
/// thread.
class TrustedProxies
{
public:
    explicit TrustedProxies(QList<Subnet> subnets = {})
        : subnets_(std::move(subnets))
    {}

    bool contains(const QHostAddress &address) const;

    /// Who sent the request that came over a connection from `peer`: for a trusted proxy, the
    /// rightmost address of X-Forwarded-For that is not itself one (whoever is left of it may have
    /// made up the rest), else `peer`. IPv4 addresses are given as such.
    QHostAddress clientOf(const QHostAddress &peer, const RequestHead &head) const;

private:
    QList<Subnet> subnets_;
};

/// The same address for one client, whether it came by IPv4 or by a dual-stack socket.
QHostAddress plain(const QHostAddress &address);

} // namespace letschat::server
