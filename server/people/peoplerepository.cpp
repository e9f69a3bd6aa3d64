#include "people/peoplerepository.h"

#include "people/profilerow.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// `position` takes the text as it is, so wildcards of LIKE are ordinary characters.
constexpr auto searchSql = R"(
    WITH asked AS (SELECT ?::uuid AS viewer, lower(?) AS text)
    SELECT %1,
           EXISTS (SELECT FROM blocks b WHERE b.blocker_id = asked.viewer AND b.blocked_id = u.id),
           to_ms(u.last_seen_at)
    FROM users u, asked
    WHERE u.deleted_at IS NULL AND u.id <> asked.viewer
      AND (position(asked.text IN u.username) > 0 OR position(asked.text IN lower(u.display_name)) > 0)
      AND NOT EXISTS (SELECT FROM blocks b
                      WHERE b.blocker_id = u.id AND b.blocked_id = asked.viewer)
    ORDER BY CASE WHEN asked.text IN (u.username, lower(u.display_name)) THEN 0
                  WHEN starts_with(u.username, asked.text)
                       OR starts_with(lower(u.display_name), asked.text) THEN 1
                  ELSE 2 END, lower(u.display_name), u.username
    LIMIT ?)";

constexpr auto findSql = R"(
    SELECT %1, EXISTS (SELECT FROM blocks b WHERE b.blocker_id = ? AND b.blocked_id = u.id),
           to_ms(u.last_seen_at)
    FROM users u WHERE u.id = ?)";

constexpr auto blockedSql = R"(
    SELECT %1, true, NULL::bigint FROM blocks b JOIN users u ON u.id = b.blocked_id
    WHERE b.blocker_id = ? ORDER BY b.created_at DESC, u.id)";

constexpr auto updateSql = R"(
    WITH asked AS (SELECT ?::text AS display_name, ?::text AS about)
    UPDATE users u SET display_name = coalesce(asked.display_name, u.display_name),
                       about = coalesce(asked.about, u.about)
    FROM asked
    WHERE u.id = ? AND (coalesce(asked.display_name, u.display_name), coalesce(asked.about, u.about))
                       IS DISTINCT FROM (u.display_name, u.about)
    RETURNING u.id)";

// A direct conversation is known to whoever opened it, and to the other from its first message on.
constexpr auto audienceSql = R"(
    SELECT DISTINCT o.user_id
    FROM members m
    JOIN conversations c ON c.id = m.conversation_id
    JOIN members o ON o.conversation_id = c.id AND (o.opened OR c.last_seq > 0)
    WHERE m.user_id = ?
    UNION SELECT ?::uuid)";

constexpr auto blockSql = R"(
    INSERT INTO blocks (blocker_id, blocked_id)
    SELECT ?, u.id FROM users u WHERE u.id = ? AND u.deleted_at IS NULL
    ON CONFLICT DO NOTHING RETURNING blocked_id)";

constexpr auto unblockSql =
    "DELETE FROM blocks WHERE blocker_id = ? AND blocked_id = ? RETURNING blocked_id";

QString withProfile(const char *sql)
{
    return QString::fromLatin1(sql).arg(QLatin1StringView(profileColumns));
}

Result<QList<User>> readUsers(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    QList<User> users;
    while (rows->next()) {
        auto user = User::of(readProfile(*rows, 0));
        user.blocked = rows->get<bool>(profileColumnCount);
        user.lastSeenAt = rows->maybe<Timestamp>(profileColumnCount + 1);
        users.append(user);
    }
    return users;
}

} // namespace

Result<User> PeopleRepository::find(UserId viewer, UserId user)
{
    static const QString sql = withProfile(findSql);
    const auto users = readUsers(connection_.run(sql, viewer, user));
    if (!users)
        return std::unexpected(users.error());
    if (users->isEmpty())
        return refuse(ProblemCode::NotFound, u"There is no such person."_s);
    return users->front();
}

Result<Profile> PeopleRepository::profile(UserId user)
{
    const auto found = find(user, user);
    return found ? Result<Profile>(found->profile()) : std::unexpected(found.error());
}

Result<QList<User>> PeopleRepository::search(UserId viewer, const QString &text, int limit)
{
    static const QString sql = withProfile(searchSql);
    return readUsers(connection_.run(sql, viewer, text, limit));
}

Result<bool> PeopleRepository::update(UserId user, const UpdateMeRequest &changes)
{
    return hasRow(
        connection_.run(QLatin1StringView(updateSql), changes.displayName, changes.about, user));
}

Result<QList<UserId>> PeopleRepository::audience(UserId user)
{
    return readIds<UserId>(connection_.run(QLatin1StringView(audienceSql), user, user));
}

Result<QList<User>> PeopleRepository::blockedBy(UserId blocker)
{
    static const QString sql = withProfile(blockedSql);
    return readUsers(connection_.run(sql, blocker));
}

Result<bool> PeopleRepository::block(UserId blocker, UserId blocked)
{
    return hasRow(connection_.run(QLatin1StringView(blockSql), blocker, blocked));
}

Result<bool> PeopleRepository::unblock(UserId blocker, UserId blocked)
{
    return hasRow(connection_.run(QLatin1StringView(unblockSql), blocker, blocked));
}

} // namespace letschat::server
