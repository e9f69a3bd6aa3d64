#pragma once

#include "database/sqlconnection.h"
#include "protocol/people.h"

#include <QList>

namespace letschat::server {

/// One account as its administrator sees it.
struct AccountLine
{
    QString username;
    QString displayName;
    Timestamp createdAt;
    bool isDisabled = false;
    int sessions = 0; ///< that have not ended
};

/// What an administrator does with accounts, beside a running server or without one. Blocks the
/// thread that calls it. Usernames as they are stored: lower case. An unknown one is NotFound.
class AccountAdministration
{
public:
    explicit AccountAdministration(SqlConnection &connection)
        : connection_(connection)
    {}

    /// Deleted accounts are not listed. By username.
    Result<QList<AccountLine>> list();
    Result<UserId> find(const QString &username);
    /// UsernameTaken where there is one of that name.
    Result<void> create(UserId id, const QString &username, const QString &displayName,
                        const QString &passwordHash);
    /// Nobody can sign in any more, and every session ends.
    Result<void> disable(UserId user, Timestamp now);
    Result<void> enable(UserId user);
    /// Every session ends, and lockouts of the username with it.
    Result<void> resetPassword(UserId user, const QString &passwordHash, Timestamp now);

    /// As if its owner had done it; beside a running server, which has the devices of others
    /// sync within seconds.
    Result<void> remove(UserId user, Timestamp now);

private:
    Result<void> endSessions(UserId user, Timestamp now);

    SqlConnection &connection_;
};

} // namespace letschat::server
