#include "accounts/loginguard.h"

#include "security/household.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// Names come unchecked: what cannot be anyone's is cut, to fit in the index.
constexpr auto lockedSql = R"(
    SELECT FROM login_failures
    WHERE username = left(?, 64) AND address = ? AND locked_until > from_ms(?))";

// Counts those of the window that ends now, and none from before a lock; while locked, nothing is
// counted, so that nobody is locked out for longer by knocking.
constexpr auto noteSql = R"(
    WITH asked AS (
        SELECT left(?, 64) AS username, ?::text AS address, from_ms(?) AS now, ?::int AS most,
               make_interval(mins => ?::int) AS span, make_interval(mins => ?::int) AS lock
    ), forgotten AS (
        DELETE FROM login_failures WHERE (username, address) IN (
            SELECT old.username, old.address FROM login_failures old, asked
            WHERE old.since < asked.now - asked.span - asked.lock
              AND (old.username, old.address) <> (asked.username, asked.address)
            FOR UPDATE OF old SKIP LOCKED)
    )
    INSERT INTO login_failures AS f (username, address, failures, since, recent, locked_until)
    SELECT username, address, 1, now, ARRAY[now], CASE WHEN most = 1 THEN now + lock END FROM asked
    ON CONFLICT (username, address) DO UPDATE SET (failures, since, recent, locked_until) = (
        SELECT cardinality(a.recent), a.now, a.recent,
               CASE WHEN cardinality(a.recent) >= a.most THEN a.now + a.lock END
        FROM (SELECT asked.*, kept.moments || asked.now AS recent
              FROM asked, LATERAL (SELECT coalesce(array_agg(moment ORDER BY moment), '{}') AS moments
                                   FROM unnest(f.recent) moment
                                   WHERE f.locked_until IS NULL
                                     AND moment > asked.now - asked.span) kept) a)
    WHERE f.locked_until IS NULL OR f.locked_until <= (SELECT now FROM asked))";

QString placeOf(const QString &address)
{
    return householdOf(QHostAddress(address)).toString();
}

} // namespace

Result<bool> LoginGuard::isLocked(SqlConnection &connection, const QString &username,
                                  const QString &address, Timestamp now) const
{
    if (limits_.lockoutFailures == 0)
        return false;
    return hasRow(connection.run(QLatin1StringView(lockedSql), username, placeOf(address), now));
}

Result<void> LoginGuard::noteFailure(SqlConnection &connection, const QString &username,
                                     const QString &address, Timestamp now) const
{
    if (limits_.lockoutFailures == 0)
        return {};
    return connection.change(QLatin1StringView(noteSql), username, placeOf(address), now,
                             limits_.lockoutFailures, int(limits_.lockoutWindow.count()),
                             int(limits_.lockoutDuration.count()));
}

Result<void> LoginGuard::forgive(SqlConnection &connection, const QString &username,
                                 const QString &address)
{
    return connection.change(
        u"DELETE FROM login_failures WHERE username = left(?, 64) AND address = ?"_s, username,
        placeOf(address));
}

} // namespace letschat::server
