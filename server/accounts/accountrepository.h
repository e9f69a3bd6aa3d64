#pragma once

#include "database/sqlconnection.h"
#include "protocol/people.h"

namespace letschat::server {

struct NewUser
{
    UserId id;
    QString username;
    QString displayName;
    QString passwordHash;
};

/// What a password is compared with. An unknown name has no user and no hash.
struct Credentials
{
    User user; ///< to themself, as if offline
    QString passwordHash;
};

/// Accounts as they are stored. Blocks the database thread that calls it.
class AccountRepository
{
public:
    explicit AccountRepository(SqlConnection &connection)
        : connection_(connection)
    {}

    Result<bool> isTaken(const QString &username);
    /// UsernameTaken where another was quicker.
    Result<void> insert(const NewUser &user);
    /// Disabled accounts are like unknown ones.
    Result<Credentials> credentials(const QString &username);
    Result<Credentials> credentials(UserId user);
    /// Locks the account until the end of the transaction. False when its password is no longer the
    /// one of this hash, or it was disabled or deleted meanwhile.
    Result<bool> lock(UserId user, const QString &passwordHash);
    Result<void> setPasswordHash(UserId user, const QString &hash);
    /// Leaves a row that is nobody's, for the messages that name it.
    Result<void> bury(UserId user, Timestamp now);

private:
    Result<Credentials> readCredentials(Result<Rows> rows);

    SqlConnection &connection_;
};

} // namespace letschat::server
