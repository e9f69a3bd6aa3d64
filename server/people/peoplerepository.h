#pragma once

#include "database/sqlconnection.h"
#include "protocol/people.h"

namespace letschat::server {

/// What is stored of people. Blocks the database thread that calls it.
class PeopleRepository
{
public:
    explicit PeopleRepository(SqlConnection &connection)
        : connection_(connection)
    {}

    /// NotFound for an id that nobody has.
    Result<User> find(UserId viewer, UserId user);
    /// Best first: exact, prefix, inside, of username and display name. Without the viewer, deleted
    /// accounts, and whoever blocks the viewer.
    Result<QList<User>> search(UserId viewer, const QString &text, int limit);

private:
    SqlConnection &connection_;
};

} // namespace letschat::server
