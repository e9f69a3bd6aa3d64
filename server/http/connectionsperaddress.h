#pragma once

#include <QHostAddress>

#include <memory>

namespace letschat::server {

/// How many connections each address has, over all I/O threads. An IPv6 client counts by its /64,
/// which is what one household or host gets (RFC 6177). Safe from any thread.
class ConnectionsPerAddress
{
public:
    static constexpr int defaultLimit = 100;

    /// 0: no limit.
    explicit ConnectionsPerAddress(int limit = defaultLimit);

    /// A place for one connection, given back when the last copy goes, on whatever thread; null
    /// when the address has as many as it may have.
    std::shared_ptr<const void> enter(const QHostAddress &address);

private:
    struct Counts;
    const int limit_;
    std::shared_ptr<Counts> counts_;
};

} // namespace letschat::server
