#pragma once

#include "database/sqlconnection.h"
#include "protocol/people.h"

namespace letschat::server {

/// What is stored of people. Blocks the database thread that calls it. Nobody is online here, and
/// whether the viewer may see when somebody was last seen is not asked: presence knows.
class PeopleRepository
{
public:
    explicit PeopleRepository(SqlConnection &connection)
        : connection_(connection)
    {}

    /// NotFound for an id that nobody has.
    Result<User> find(UserId viewer, UserId user);
    Result<Profile> profile(UserId user);
    /// Best first: exact, prefix, inside, of username and display name. Without the viewer, deleted
    /// accounts, and whoever blocks the viewer.
    Result<QList<User>> search(UserId viewer, const QString &text, int limit);

    /// False when it was so already. What is absent stays.
    Result<bool> update(UserId user, const UpdateMeRequest &changes);
    /// Who hears of changes of this profile: those who share a conversation that they know of, and
    /// the user.
    Result<QList<UserId>> audience(UserId user);

    /// The latest first.
    Result<QList<User>> blockedBy(UserId blocker);
    /// False when it was so already, or the account is deleted.
    Result<bool> block(UserId blocker, UserId blocked);
    Result<bool> unblock(UserId blocker, UserId blocked);

private:
    SqlConnection &connection_;
};

} // namespace letschat::server
