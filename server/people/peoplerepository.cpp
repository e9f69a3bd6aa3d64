#include "people/peoplerepository.h"

#include "people/profilerow.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// `position` takes the text as it is, so wildcards of LIKE are ordinary characters.
constexpr auto searchSql = R"(
    WITH asked AS (SELECT ?::uuid AS viewer, lower(?) AS text)
    SELECT %1,
           EXISTS (SELECT FROM blocks b WHERE b.blocker_id = asked.viewer AND b.blocked_id = u.id)
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
    SELECT %1, EXISTS (SELECT FROM blocks b WHERE b.blocker_id = ? AND b.blocked_id = u.id)
    FROM users u WHERE u.id = ?)";

User readUser(const Rows &rows)
{
    auto user = User::of(readProfile(rows, 0));
    user.blocked = rows.get<bool>(5);
    return user;
}

QString withProfile(const char *sql)
{
    return QString::fromLatin1(sql).arg(QLatin1StringView(profileColumns));
}

} // namespace

Result<User> PeopleRepository::find(UserId viewer, UserId user)
{
    static const QString sql = withProfile(findSql);
    auto rows = connection_.run(sql, viewer, user);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return refuse(ProblemCode::NotFound, u"There is no such person."_s);
    return readUser(*rows);
}

Result<QList<User>> PeopleRepository::search(UserId viewer, const QString &text, int limit)
{
    static const QString sql = withProfile(searchSql);
    auto rows = connection_.run(sql, viewer, text, limit);
    if (!rows)
        return std::unexpected(rows.error());
    QList<User> users;
    while (rows->next())
        users.append(readUser(*rows));
    return users;
}

} // namespace letschat::server
