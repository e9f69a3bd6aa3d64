#include "accounts/accountrepository.h"

#include "database/transaction.h"
#include "people/profilerow.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

Result<bool> AccountRepository::isTaken(const QString &username)
{
    auto rows = connection_.run(u"SELECT FROM users WHERE username = ?"_s, username);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next();
}

Result<void> AccountRepository::insert(const NewUser &user, const NewSession &session)
{
    Transaction transaction(connection_);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    auto rows = connection_.run(uR"(
        INSERT INTO users (id, username, display_name, password_hash) VALUES (?, ?, ?, ?)
        ON CONFLICT (username) DO NOTHING RETURNING id)"_s,
                                user.id, user.username, user.displayName, user.passwordHash);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return refuse(ProblemCode::UsernameTaken,
                      u"The username \"%1\" is taken."_s.arg(user.username));
    if (auto inserted = insert(session); !inserted)
        return inserted;
    return transaction.commit();
}

Result<void> AccountRepository::insert(const NewSession &session)
{
    return connection_.change(uR"(
        INSERT INTO sessions (id, user_id, device_name, ip, user_agent,
                              created_at, rotated_at, last_used_at)
        SELECT ?, ?, ?, ?, ?, t, t, t FROM from_ms(?) t)"_s,
                              session.id, session.userId, session.deviceName, session.ip,
                              session.userAgent, session.createdAt);
}

Result<Credentials> AccountRepository::credentials(const QString &username)
{
    static const QString sql =
        u"SELECT %1, u.password_hash FROM users u WHERE u.username = ? AND u.disabled_at IS NULL"_s
            .arg(QLatin1StringView(profileColumns));
    auto rows = connection_.run(sql, username);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return Credentials{};
    return Credentials{readProfile(*rows, 0), rows->get<QString>(5)};
}

Result<void> AccountRepository::setPasswordHash(UserId user, const QString &hash)
{
    return connection_.change(u"UPDATE users SET password_hash = ? WHERE id = ?"_s, hash, user);
}

Result<std::optional<StoredSession>> AccountRepository::lockSession(SessionId session)
{
    static const QString sql = uR"(
        SELECT %1, s.generation, to_ms(s.created_at), to_ms(s.rotated_at),
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
    found.user = readProfile(*rows, 0);
    found.generation = rows->get<int>(5);
    found.createdAt = rows->get<Timestamp>(6);
    found.rotatedAt = rows->get<Timestamp>(7);
    found.hasEnded = rows->get<bool>(8);
    return found;
}

Result<void> AccountRepository::rotate(SessionId session, int generation, Timestamp now)
{
    return connection_.change(uR"(
        UPDATE sessions SET generation = ?, rotated_at = t, last_used_at = t FROM from_ms(?) t
        WHERE id = ?)"_s,
                              generation, now, session);
}

Result<void> AccountRepository::endSession(SessionId session, Timestamp now)
{
    return connection_.change(
        u"UPDATE sessions SET ended_at = from_ms(?) WHERE id = ? AND ended_at IS NULL"_s, now,
        session);
}

Result<QList<AccountRepository::Ended>> AccountRepository::endedSince(Timestamp since)
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
