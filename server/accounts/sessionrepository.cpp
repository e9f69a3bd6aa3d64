#include "accounts/sessionrepository.h"

#include "accounts/tokenissuer.h"
#include "people/profilerow.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

Result<void> SessionRepository::insert(const NewSession &session)
{
    return connection_.change(uR"(
        INSERT INTO sessions (id, user_id, device_name, ip, user_agent,
                              created_at, rotated_at, last_used_at)
        SELECT ?, ?, ?, ?, ?, t, t, t FROM from_ms(?) t)"_s,
                              session.id, session.userId, session.deviceName, session.ip,
                              session.userAgent, session.createdAt);
}

Result<QList<Session>> SessionRepository::list(UserId user, SessionId current, Timestamp now)
{
    auto rows = connection_.run(uR"(
        SELECT id, device_name, ip, user_agent, to_ms(created_at), to_ms(last_used_at),
               to_ms(rotated_at)
        FROM sessions WHERE user_id = ? AND ended_at IS NULL ORDER BY last_used_at DESC, id DESC)"_s,
                                user);
    if (!rows)
        return std::unexpected(rows.error());
    QList<Session> sessions;
    while (rows->next()) {
        Session session;
        session.id = rows->get<SessionId>(0);
        session.deviceName = rows->get<QString>(1);
        session.ip = rows->get<QString>(2);
        session.userAgent = rows->get<QString>(3);
        session.createdAt = rows->get<Timestamp>(4);
        session.lastUsedAt = rows->get<Timestamp>(5);
        session.expiresAt = TokenIssuer::expiry(session.createdAt, rows->get<Timestamp>(6));
        session.current = session.id == current;
        if (session.expiresAt > now)
            sessions.append(session);
    }
    return sessions;
}

Result<std::optional<StoredSession>> SessionRepository::lock(SessionId session)
{
    static const QString sql = uR"(
        SELECT %1, to_ms(u.last_seen_at), s.generation, to_ms(s.created_at), to_ms(s.rotated_at),
               s.ended_at IS NOT NULL OR u.disabled_at IS NOT NULL OR u.deleted_at IS NOT NULL
        FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ? FOR UPDATE OF s)"_s.arg(
        QLatin1StringView(profileColumns));
    auto rows = connection_.run(sql, session);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::nullopt;
    StoredSession found;
    found.id = session;
    found.user = User::of(readProfile(*rows, 0));
    found.user.lastSeenAt = rows->maybe<Timestamp>(profileColumnCount);
    found.generation = rows->get<int>(profileColumnCount + 1);
    found.createdAt = rows->get<Timestamp>(profileColumnCount + 2);
    found.rotatedAt = rows->get<Timestamp>(profileColumnCount + 3);
    found.hasEnded = rows->get<bool>(profileColumnCount + 4);
    return found;
}

Result<void> SessionRepository::rotate(SessionId session, int generation, Timestamp now)
{
    return connection_.change(uR"(
        UPDATE sessions SET generation = ?, rotated_at = t, last_used_at = t FROM from_ms(?) t
        WHERE id = ?)"_s,
                              generation, now, session);
}

Result<bool> SessionRepository::end(UserId user, SessionId session, Timestamp now)
{
    return hasRow(connection_.run(uR"(
        UPDATE sessions SET ended_at = from_ms(?)
        WHERE id = ? AND user_id = ? AND ended_at IS NULL RETURNING id)"_s,
                                  now, session, user));
}

Result<QList<SessionId>> SessionRepository::endOthers(UserId user, SessionId kept, Timestamp now)
{
    return readIds<SessionId>(connection_.run(uR"(
        UPDATE sessions SET ended_at = from_ms(?)
        WHERE user_id = ? AND id <> ? AND ended_at IS NULL RETURNING id)"_s,
                                              now, user, kept));
}

Result<QList<SessionRepository::Ended>> SessionRepository::endedSince(Timestamp since)
{
    auto rows = connection_.run(
        u"SELECT id, to_ms(ended_at) FROM sessions WHERE ended_at > from_ms(?)"_s, since);
    if (!rows)
        return std::unexpected(rows.error());
    QList<Ended> ended;
    while (rows->next())
        ended.append({rows->get<SessionId>(0), rows->get<Timestamp>(1)});
    return ended;
}

} // namespace letschat::server
