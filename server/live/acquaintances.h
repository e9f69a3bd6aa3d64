#pragma once

#include "database/sqlconnection.h"

#include <QSet>

namespace letschat::server {

/// Who may see whose presence (protocol.md, 4.1): both have written in their direct conversation,
/// or share a group of up to 50, and no block stands between them. The same both ways. Blocks the
/// database thread that calls it.
class Acquaintances
{
public:
    explicit Acquaintances(SqlConnection &connection)
        : connection_(connection)
    {}

    Result<QSet<UserId>> of(UserId user);
    /// Those of `candidates` that are.
    Result<QSet<UserId>> among(UserId user, const QList<UserId> &candidates);

    struct Sighting
    {
        UserId user;
        Timestamp at;
    };
    /// Those of them whose accounts are not deleted.
    Result<QSet<UserId>> noteLastSeen(const QList<Sighting> &sightings);
    /// Of those who were ever seen.
    Result<QHash<UserId, Timestamp>> lastSeen(const QList<UserId> &users);

private:
    SqlConnection &connection_;
};

} // namespace letschat::server
