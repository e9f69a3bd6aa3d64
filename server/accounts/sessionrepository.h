#pragma once

#include "database/sqlconnection.h"
#include "protocol/sessions.h"

namespace letschat::server {

struct NewSession
{
    SessionId id;
    UserId userId;
    QString deviceName;
    QString ip;
    QString userAgent;
    Timestamp createdAt;
};

/// A session as a refresh finds it.
struct StoredSession
{
    SessionId id;
    User user;          ///< to themself, as if offline
    int generation = 0; ///< that of the newest refresh token
    Timestamp createdAt;
    Timestamp rotatedAt;
    bool hasEnded = false;
};

/// Sessions as they are stored. Blocks the database thread that calls it.
class SessionRepository
{
public:
    explicit SessionRepository(SqlConnection &connection)
        : connection_(connection)
    {}

    Result<void> insert(const NewSession &session);
    /// Those of the user whose refresh token is still good, newest use first.
    Result<QList<Session>> list(UserId user, SessionId current, Timestamp now);

    /// Locks the row until the end of the transaction. Nothing when there is no such session.
    Result<std::optional<StoredSession>> lock(SessionId session);
    Result<void> rotate(SessionId session, int generation, Timestamp now);

    /// False when the user has no such session that has not ended.
    Result<bool> end(UserId user, SessionId session, Timestamp now);
    /// All of the user's, but for one (a null id: all). Those that ended by it.
    Result<QList<SessionId>> endOthers(UserId user, SessionId kept, Timestamp now);

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
