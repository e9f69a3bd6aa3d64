#include "live/acquaintances.h"

#include "database/uuidarray.h"
#include "protocol/conversations.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// %1: the size up to which members of a group see one another; %2: one more condition.
constexpr auto acquaintancesSql = R"(
    WITH me AS (SELECT ?::uuid AS id)
    SELECT DISTINCT o.user_id
    FROM me
    JOIN members m ON m.user_id = me.id
    JOIN conversations c ON c.id = m.conversation_id
    JOIN members o ON o.conversation_id = c.id AND o.user_id <> me.id
    WHERE CASE c.kind WHEN 'group' THEN c.member_count <= %1
                      ELSE m.has_written AND o.has_written END
      AND NOT EXISTS (SELECT FROM blocks b
                      WHERE (b.blocker_id, b.blocked_id) IN ((me.id, o.user_id), (o.user_id, me.id)))
      AND NOT EXISTS (SELECT FROM users u
                      WHERE u.id IN (me.id, o.user_id) AND u.deleted_at IS NOT NULL)%2)";

QString acquaintancesWhere(const char *condition)
{
    return QString::fromLatin1(acquaintancesSql)
        .arg(Conversation::maxListedMembers)
        .arg(QLatin1StringView(condition));
}

Result<QSet<UserId>> usersIn(Result<Rows> rows)
{
    const auto users = readIds<UserId>(std::move(rows));
    if (!users)
        return std::unexpected(users.error());
    return QSet<UserId>(users->begin(), users->end());
}

} // namespace

Result<QSet<UserId>> Acquaintances::of(UserId user)
{
    static const QString sql = acquaintancesWhere("");
    return usersIn(connection_.run(sql, user));
}

Result<QSet<UserId>> Acquaintances::among(UserId user, const QList<UserId> &candidates)
{
    static const QString sql = acquaintancesWhere(" AND o.user_id = ANY (?::uuid[])");
    if (candidates.isEmpty())
        return QSet<UserId>();
    return usersIn(connection_.run(sql, user, uuidArray(candidates)));
}

Result<QSet<UserId>> Acquaintances::noteLastSeen(const QList<Sighting> &sightings)
{
    if (sightings.isEmpty())
        return QSet<UserId>();
    QList<UserId> users;
    QStringList times;
    for (const auto &[user, at] : sightings) {
        users.append(user);
        times.append(QString::number(at.time_since_epoch().count()));
    }
    return usersIn(connection_.run(uR"(
        UPDATE users u SET last_seen_at = greatest(u.last_seen_at, from_ms(seen.at))
        FROM unnest(?::uuid[], ?::bigint[]) seen (id, at)
        WHERE u.id = seen.id AND u.deleted_at IS NULL RETURNING u.id)"_s,
                                   uuidArray(users), QString(u'{' + times.join(u',') + u'}')));
}

Result<QHash<UserId, Timestamp>> Acquaintances::lastSeen(const QList<UserId> &users)
{
    if (users.isEmpty())
        return QHash<UserId, Timestamp>();
    auto rows = connection_.run(uR"(
        SELECT id, to_ms(last_seen_at) FROM users
        WHERE id = ANY (?::uuid[]) AND last_seen_at IS NOT NULL)"_s,
                                uuidArray(users));
    if (!rows)
        return std::unexpected(rows.error());
    QHash<UserId, Timestamp> seen;
    while (rows->next())
        seen.insert(rows->get<UserId>(0), rows->get<Timestamp>(1));
    return seen;
}

} // namespace letschat::server
