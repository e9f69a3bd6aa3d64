#include "accounts/accountrepository.h"

#include "people/profilerow.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

QString credentialsWhere(const char *condition)
{
    return u"SELECT %1, u.password_hash, to_ms(u.last_seen_at) FROM users u "
           "WHERE %2 AND u.disabled_at IS NULL AND u.deleted_at IS NULL"_s.arg(
               QLatin1StringView(profileColumns), QLatin1StringView(condition));
}

} // namespace

Result<bool> AccountRepository::isTaken(const QString &username)
{
    return hasRow(connection_.run(u"SELECT FROM users WHERE username = ?"_s, username));
}

Result<void> AccountRepository::insert(const NewUser &user)
{
    auto rows = connection_.run(uR"(
        INSERT INTO users (id, username, display_name, password_hash) VALUES (?, ?, ?, ?)
        ON CONFLICT (username) DO NOTHING RETURNING id)"_s,
                                user.id, user.username, user.displayName, user.passwordHash);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return refuse(ProblemCode::UsernameTaken,
                      u"The username \"%1\" is taken."_s.arg(user.username));
    return {};
}

Result<Credentials> AccountRepository::readCredentials(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return Credentials{};
    Credentials found{User::of(readProfile(*rows, 0)), rows->get<QString>(profileColumnCount)};
    found.user.lastSeenAt = rows->maybe<Timestamp>(profileColumnCount + 1);
    return found;
}

Result<Credentials> AccountRepository::credentials(const QString &username)
{
    static const QString sql = credentialsWhere("u.username = ?");
    return readCredentials(connection_.run(sql, username));
}

Result<Credentials> AccountRepository::credentials(UserId user)
{
    static const QString sql = credentialsWhere("u.id = ?");
    return readCredentials(connection_.run(sql, user));
}

Result<bool> AccountRepository::lock(UserId user, const QString &passwordHash)
{
    return hasRow(connection_.run(uR"(
        SELECT FROM users WHERE id = ? AND password_hash = ? AND disabled_at IS NULL
        AND deleted_at IS NULL FOR NO KEY UPDATE)"_s,
                                  user, passwordHash));
}

Result<void> AccountRepository::setPasswordHash(UserId user, const QString &hash)
{
    return connection_.change(u"UPDATE users SET password_hash = ? WHERE id = ?"_s, hash, user);
}

Result<void> AccountRepository::bury(UserId user, Timestamp now)
{
    return connection_.change(uR"(
        WITH freed AS (DELETE FROM blocks WHERE ? IN (blocker_id, blocked_id))
        UPDATE users SET username = NULL, display_name = 'Deleted account', about = '',
                         password_hash = NULL, avatar_tag = NULL, last_seen_at = NULL,
                         deleted_at = from_ms(?)
        WHERE id = ?)"_s,
                              user, now, user);
}

} // namespace letschat::server
