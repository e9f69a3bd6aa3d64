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

struct NewSession
{
    SessionId id;
    UserId userId;
    QString deviceName;
    QString ip;
    QString userAgent;
    Timestamp createdAt;
};

/// What a login is compared with. An unknown name has no profile and no hash.
struct Credentials
{
    Profile profile;
    QString passwordHash;
};

/// A session as a refresh finds it.
struct StoredSession
{
    SessionId id;
    Profile user;
    int generation = 0; ///< that of the newest refresh token
    Timestamp createdAt;
    Timestamp rotatedAt;
    bool hasEnded = false;
};

/// Accounts and sessions as they are stored. Blocks the database thread that calls it.
class AccountRepository
{
public:
    explicit AccountRepository(SqlConnection &connection)
        : connection_(connection)
    {}

    Result<bool> isTaken(const QString &username);
    /// Both in one transaction. UsernameTaken where another was quicker.
    Result<void> insert(const NewUser &user, const NewSession &session);
    Result<void> insert(const NewSession &session);
    /// Disabled accounts are like unknown ones.
    Result<Credentials> credentials(const QString &username);
    Result<void> setPasswordHash(UserId user, const QString &hash);

    /// Locks the row until the end of the transaction. Nothing when there is no such session.
    Result<std::optional<StoredSession>> lockSession(SessionId session);
    Result<void> rotate(SessionId session, int generation, Timestamp now);
    Result<void> endSession(SessionId session, Timestamp now);
    struct Ended
    {
        SessionId id;
        Timestamp at;
    };
    /// Sessions that ended after `since`.
    Result<QList<Ended>> endedSince(Timestamp since);

private:
    SqlConnection &connection_;
};

} // namespace letschat::server
