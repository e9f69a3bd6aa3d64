#include "conversations/conversationlock.h"

#include "conversations/conversationrow.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// The lock comes in a statement of its own: the next one then sees all that was committed before it
// was had.
constexpr auto lockSql = "SELECT FROM conversations WHERE id = ? FOR NO KEY UPDATE";

constexpr auto standingSql = R"(
    SELECT c.kind, c.member_count, c.last_seq, c.change_seq, m.role, m.read_seq
    FROM conversations c JOIN members m ON m.conversation_id = c.id
    WHERE c.id = ? AND m.user_id = ? AND (m.opened OR c.last_seq > 0))";

constexpr auto silencedSql = R"(
    SELECT FROM conversations c
    WHERE c.id = ? AND c.kind = 'direct' AND (
        EXISTS (SELECT FROM blocks b
                WHERE (b.blocker_id, b.blocked_id) IN ((c.direct_low, c.direct_high),
                                                       (c.direct_high, c.direct_low)))
        OR EXISTS (SELECT FROM users u
                   WHERE u.id IN (c.direct_low, c.direct_high) AND u.deleted_at IS NOT NULL)))";

} // namespace

Result<LockedConversation> lockConversation(SqlConnection &connection, UserId caller,
                                            ConversationId conversation)
{
    if (auto locked = connection.run(QLatin1StringView(lockSql), conversation); !locked)
        return std::unexpected(locked.error());
    auto rows = connection.run(QLatin1StringView(standingSql), conversation, caller);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return noSuchConversation();
    LockedConversation found;
    found.id = conversation;
    found.kind = enumOf<ConversationKind>(rows->get<QString>(0));
    found.memberCount = rows->get<int>(1);
    found.lastSeq = rows->get<qint64>(2);
    found.changeSeq = rows->get<qint64>(3);
    found.role = enumOf<Role>(rows->get<QString>(4));
    found.readSeq = rows->get<qint64>(5);
    return found;
}

Result<LockedConversation> lockGroup(SqlConnection &connection, UserId caller,
                                     ConversationId conversation)
{
    auto locked = lockConversation(connection, caller, conversation);
    if (locked && !locked->isGroup())
        return refuse(ProblemCode::Conflict,
                      u"A direct conversation has no title, roles or changes of members."_s);
    return locked;
}

Result<qint64> takeChangeSeq(SqlConnection &connection, ConversationId conversation)
{
    auto rows = connection.run(
        u"UPDATE conversations SET change_seq = change_seq + 1 WHERE id = ? RETURNING change_seq"_s,
        conversation);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return noSuchConversation();
    return rows->get<qint64>(0);
}

Result<bool> isSilenced(SqlConnection &connection, ConversationId conversation)
{
    return hasRow(connection.run(QLatin1StringView(silencedSql), conversation));
}

std::unexpected<Problem> noSuchConversation()
{
    return refuse(ProblemCode::NotFound, u"There is no such conversation."_s);
}

} // namespace letschat::server
