#pragma once

#include "bus/bus.h"
#include "database/sqlconnection.h"

namespace letschat::server {

/// The end of an account (protocol.md, 4.1): its sessions end, its groups go on without it, its
/// name is free again, its messages stay. Runs in the writing thread, inside a transaction of
/// ChangeWriter's, and adds to its deliveries.
class Departure
{
public:
    Departure(SqlConnection &connection, QList<Delivery> &deliveries)
        : connection_(connection)
        , deliveries_(deliveries)
    {}

    /// The sessions that ended by it.
    Result<QList<SessionId>> of(UserId user, Timestamp now);

private:
    SqlConnection &connection_;
    QList<Delivery> &deliveries_;
};

} // namespace letschat::server
