#include "accounts/accountadministration.h"

#include "accounts/departure.h"
#include "accounts/sessionrepository.h"
#include "database/transaction.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

Result<QList<AccountLine>> AccountAdministration::list()
{
    auto rows = connection_.run(uR"(
        SELECT username, display_name, to_ms(created_at), disabled_at IS NOT NULL,
               (SELECT count(*) FROM sessions s WHERE s.user_id = u.id AND s.ended_at IS NULL)
        FROM users u WHERE deleted_at IS NULL ORDER BY username)"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QList<AccountLine> lines;
    while (rows->next())
        lines.append({rows->get<QString>(0), rows->get<QString>(1), rows->get<Timestamp>(2),
                      rows->get<bool>(3), rows->get<int>(4)});
    return lines;
}

Result<UserId> AccountAdministration::find(const QString &username)
{
    auto rows = connection_.run(u"SELECT id FROM users WHERE username = ?"_s, username);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return refuse(ProblemCode::NotFound, u"There is no account \"%1\"."_s.arg(username));
    return rows->get<UserId>(0);
}

Result<void> AccountAdministration::create(UserId id, const QString &username,
                                           const QString &displayName, const QString &passwordHash)
{
    auto rows = connection_.run(uR"(
        INSERT INTO users (id, username, display_name, password_hash) VALUES (?, ?, ?, ?)
        ON CONFLICT (username) DO NOTHING RETURNING id)"_s,
                                id, username, displayName, passwordHash);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return refuse(ProblemCode::UsernameTaken, u"The username \"%1\" is taken."_s.arg(username));
    return {};
}

Result<void> AccountAdministration::remove(UserId user, Timestamp now)
{
    QList<Delivery> untold;
    Transaction transaction(connection_);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto departed = Departure(connection_, untold).of(user, now); !departed)
        return std::unexpected(departed.error());
    auto noted = connection_.change(
        u"UPDATE instance SET outside_changes = outside_changes + 1"_s); // EndedSessions sees it
    if (!noted)
        return noted;
    return transaction.commit();
}

Result<void> AccountAdministration::endSessions(UserId user, Timestamp now)
{
    const auto ended = SessionRepository(connection_).endOthers(user, SessionId(), now);
    return ended ? Result<void>{} : std::unexpected(ended.error());
}

Result<void> AccountAdministration::disable(UserId user, Timestamp now)
{
    Transaction transaction(connection_);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    auto disabled = connection_.change(
        u"UPDATE users SET disabled_at = coalesce(disabled_at, from_ms(?)) WHERE id = ?"_s, now,
        user);
    if (!disabled)
        return disabled;
    if (auto ended = endSessions(user, now); !ended)
        return ended;
    return transaction.commit();
}

Result<void> AccountAdministration::enable(UserId user)
{
    return connection_.change(u"UPDATE users SET disabled_at = NULL WHERE id = ?"_s, user);
}

Result<void> AccountAdministration::resetPassword(UserId user, const QString &passwordHash,
                                                  Timestamp now)
{
    Transaction transaction(connection_);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    auto set = connection_.change(u"UPDATE users SET password_hash = ? WHERE id = ?"_s,
                                  passwordHash, user);
    if (!set)
        return set;
    auto freed = connection_.change(
        u"DELETE FROM login_failures WHERE username = (SELECT username FROM users WHERE id = ?)"_s,
        user);
    if (!freed)
        return freed;
    if (auto ended = endSessions(user, now); !ended)
        return ended;
    return transaction.commit();
}

} // namespace letschat::server
