#include "conversations/grouprepository.h"

#include "conversations/conversationrow.h"
#include "database/uuidarray.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr auto insertSql = R"(
    INSERT INTO conversations (id, kind, title, member_count, creator_id, nonce, request_hash)
    VALUES (?, 'group', ?, 0, ?, ?, decode(?, 'hex'))
    ON CONFLICT (creator_id, nonce) DO NOTHING RETURNING id)";

// Whoever was in before reads on where the history ends now, like any new member.
constexpr auto addSql = R"(
    WITH added AS (
        INSERT INTO members (conversation_id, user_id, read_seq)
        SELECT c.id, asked.id, c.last_seq
        FROM conversations c, unnest(?::uuid[]) asked (id) WHERE c.id = ?
        ON CONFLICT DO NOTHING
        RETURNING conversation_id, user_id
    ), returned AS (
        DELETE FROM former_members f USING added a
        WHERE f.conversation_id = a.conversation_id AND f.user_id = a.user_id
    ), counted AS (
        UPDATE conversations c SET member_count = c.member_count + k.n
        FROM (SELECT conversation_id, count(*) AS n FROM added GROUP BY conversation_id) k
        WHERE c.id = k.conversation_id
    )
    SELECT user_id FROM added)";

constexpr auto removeSql = R"(
    WITH removed AS (
        DELETE FROM members WHERE conversation_id = ? AND user_id = ?
        RETURNING conversation_id, user_id
    ), remembered AS (
        INSERT INTO former_members (conversation_id, user_id)
        SELECT conversation_id, user_id FROM removed
        ON CONFLICT (conversation_id, user_id) DO UPDATE SET left_at = now()
    )
    UPDATE conversations c SET member_count = c.member_count - 1
    FROM removed WHERE c.id = removed.conversation_id)";

constexpr auto successorSql = R"(
    SELECT user_id FROM members WHERE conversation_id = ?
    ORDER BY (role = 'admin') DESC, joined_at, user_id LIMIT 1)";

constexpr auto unknownSql = R"(
    SELECT asked.id FROM unnest(?::uuid[]) asked (id)
    WHERE NOT EXISTS (SELECT FROM users u WHERE u.id = asked.id AND u.deleted_at IS NULL))";

constexpr auto blockSql = R"(
    WITH pair AS (SELECT ?::uuid AS id, ?::uuid[] AS others)
    SELECT FROM blocks b, pair
    WHERE (b.blocker_id = pair.id AND b.blocked_id = ANY (pair.others))
       OR (b.blocked_id = pair.id AND b.blocker_id = ANY (pair.others))
    LIMIT 1)";

} // namespace

Result<std::optional<GroupRepository::Created>> GroupRepository::findByNonce(UserId creator,
                                                                             Nonce nonce)
{
    auto rows = connection_.run(uR"(
        SELECT id, encode(request_hash, 'hex') FROM conversations
        WHERE creator_id = ? AND nonce = ?)"_s,
                                creator, nonce);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::nullopt;
    return Created{rows->get<ConversationId>(0), rows->get<QString>(1).toLatin1()};
}

Result<bool> GroupRepository::insert(ConversationId id, UserId creator, const QString &title,
                                     std::optional<Nonce> nonce, const QByteArray &requestHash)
{
    return hasRow(connection_.run(QLatin1StringView(insertSql), id, title, creator, nonce,
                                  QString::fromLatin1(requestHash)));
}

Result<QList<UserId>> GroupRepository::addMembers(ConversationId group, const QList<UserId> &users)
{
    return readIds<UserId>(connection_.run(QLatin1StringView(addSql), uuidArray(users), group));
}

Result<void> GroupRepository::removeMember(ConversationId group, UserId user)
{
    return connection_.change(QLatin1StringView(removeSql), group, user);
}

Result<void> GroupRepository::setRole(ConversationId group, UserId user, Role role)
{
    return connection_.change(
        u"UPDATE members SET role = ? WHERE conversation_id = ? AND user_id = ?"_s, wordOf(role),
        group, user);
}

Result<std::optional<Role>> GroupRepository::roleOf(ConversationId group, UserId user)
{
    auto rows = connection_.run(
        u"SELECT role FROM members WHERE conversation_id = ? AND user_id = ?"_s, group, user);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::nullopt;
    return enumOf<Role>(rows->get<QString>(0));
}

Result<std::optional<UserId>> GroupRepository::successor(ConversationId group)
{
    auto rows = connection_.run(QLatin1StringView(successorSql), group);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::nullopt;
    return rows->get<UserId>(0);
}

Result<bool> GroupRepository::rename(ConversationId group, const QString &title)
{
    return hasRow(connection_.run(
        u"UPDATE conversations SET title = ? WHERE id = ? AND title <> ? RETURNING id"_s, title,
        group, title));
}

Result<QList<UserId>> GroupRepository::unknown(const QList<UserId> &users)
{
    return readIds<UserId>(connection_.run(QLatin1StringView(unknownSql), uuidArray(users)));
}

Result<bool> GroupRepository::isBlockBetween(UserId user, const QList<UserId> &others)
{
    return hasRow(connection_.run(QLatin1StringView(blockSql), user, uuidArray(others)));
}

Result<QList<ConversationId>> GroupRepository::groupsOf(UserId user)
{
    return readIds<ConversationId>(connection_.run(uR"(
        SELECT c.id FROM members m JOIN conversations c ON c.id = m.conversation_id
        WHERE m.user_id = ? AND c.kind = 'group' ORDER BY c.id)"_s,
                                                   user));
}

Result<QList<Member>> GroupRepository::members(UserId viewer, ConversationId conversation,
                                               int limit, const std::optional<MemberCursor> &after)
{
    static const QString sql = QLatin1StringView(viewerSql) + u" SELECT "_s + memberColumns() + uR"(
        FROM members one JOIN users u ON u.id = one.user_id
        JOIN conversations c ON c.id = one.conversation_id
        WHERE one.conversation_id = ?
          AND (one.joined_at, one.user_id) > (coalesce(from_ms(?), '-infinity'), ?::uuid)
        ORDER BY one.joined_at, one.user_id LIMIT ?)"_s;
    const auto cursor = after.value_or(MemberCursor{});
    auto rows = connection_.run(sql, viewer, conversation,
                                after ? std::optional<qint64>(cursor.timeMs) : std::nullopt,
                                cursor.id, limit);
    if (!rows)
        return std::unexpected(rows.error());
    QList<Member> members;
    while (rows->next())
        members.append(readMember(*rows, 0));
    return members;
}

} // namespace letschat::server
