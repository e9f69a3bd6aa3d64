#include "conversations/conversationrepository.h"

#include "conversations/conversationlock.h"
#include "conversations/conversationrow.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// A conversation that another opened is there for a member from its first message on.
//
// The day on which the page ends is found by walking down the viewer's days (migration 12), as far
// as the page is long; then what is of those days is put into order.
constexpr auto edgeSql = R"(
    edge AS MATERIALIZED (
        SELECT m.active_on
        FROM members m JOIN conversations c ON c.id = m.conversation_id
        WHERE m.user_id = ? AND m.active_on <= (from_ms(?) AT TIME ZONE 'UTC')::date
          AND (c.last_activity_at, c.id) < (from_ms(?), ?::uuid) AND (m.opened OR c.last_seq > 0)
        ORDER BY m.active_on DESC OFFSET ? LIMIT 1))";

constexpr auto pageSql = R"(
    SELECT c.id, m.user_id, NULL::bigint AS held
    FROM members m JOIN conversations c ON c.id = m.conversation_id
    WHERE m.user_id = ? AND m.active_on <= (from_ms(?) AT TIME ZONE 'UTC')::date
      AND m.active_on >= coalesce((SELECT active_on FROM edge), '-infinity')
      AND (c.last_activity_at, c.id) < (from_ms(?), ?::uuid) AND (m.opened OR c.last_seq > 0)
    ORDER BY c.last_activity_at DESC, c.id DESC LIMIT ?)";

constexpr auto oneSql = R"(
    SELECT c.id, m.user_id, NULL::bigint AS held
    FROM members m JOIN conversations c ON c.id = m.conversation_id
    WHERE m.user_id = ? AND c.id = ? AND (m.opened OR c.last_seq > 0))";

constexpr auto anybodysSql = R"(
    SELECT m.conversation_id AS id, m.user_id, NULL::bigint AS held
    FROM members m WHERE m.conversation_id = ? LIMIT 1)";

// Behind all that there is, and a time that PostgreSQL can still count from.
constexpr qint64 endOfTimeMs = 8'000'000'000'000'000;

// A new row in `conversations` brings its two in `members`; for a pair that has one, nothing comes
// back from the first part, and the second finds it. The transaction of whoever was quicker is
// over by then: ON CONFLICT waits for it.
constexpr auto insertDirect = R"(
    WITH pair AS (
        SELECT ?::uuid AS id, ?::uuid AS opener, ?::uuid AS peer
    ), made AS (
        INSERT INTO conversations (id, kind, direct_low, direct_high, member_count)
        SELECT pair.id, 'direct', least(opener, peer), greatest(opener, peer), 2
        FROM pair JOIN users u ON u.id = pair.peer AND u.deleted_at IS NULL
        ON CONFLICT (direct_low, direct_high) DO NOTHING
        RETURNING id
    ), joined AS (
        INSERT INTO members (conversation_id, user_id, opened)
        SELECT made.id, who.id, who.id = pair.opener
        FROM made, pair, LATERAL (VALUES (pair.opener), (pair.peer)) who (id)
    )
    SELECT id FROM made)";

constexpr auto openExisting = R"(
    WITH found AS (
        SELECT c.id, NOT (m.opened OR c.last_seq > 0) AS is_news
        FROM conversations c JOIN members m ON m.conversation_id = c.id AND m.user_id = ?
        WHERE c.direct_low = least(?::uuid, ?::uuid) AND c.direct_high = greatest(?::uuid, ?::uuid)
        FOR UPDATE OF m
    ), opened AS (
        UPDATE members m SET opened = true FROM found
        WHERE m.conversation_id = found.id AND m.user_id = ? AND NOT m.opened
    )
    SELECT id, is_news FROM found)";

} // namespace

Statement ConversationRepository::listStatement(UserId viewer, int limit,
                                                const std::optional<ActivityCursor> &before)
{
    static const QString sql =
        conversationsOf(QLatin1StringView(pageSql), QLatin1StringView(edgeSql));
    const auto [timeMs, id] = before.value_or(ActivityCursor{endOfTimeMs, {}});
    return statement(sql, viewer, viewer, timeMs, timeMs, id, limit - 1, viewer, timeMs, timeMs, id,
                     limit);
}

Result<QList<Conversation>>
ConversationRepository::list(UserId viewer, int limit, const std::optional<ActivityCursor> &before)
{
    return found(listStatement(viewer, limit, before));
}

Result<QList<Conversation>> ConversationRepository::found(const Statement &statement)
{
    auto rows = connection_.run(QList<Statement>{statement});
    if (!rows)
        return std::unexpected(rows.error());
    QList<Conversation> conversations;
    for (const auto &[conversation, held] : readConversations(std::move(rows->front())))
        conversations.append(conversation);
    return conversations;
}

Result<Conversation> ConversationRepository::find(UserId viewer, ConversationId conversation)
{
    static const QString sql = conversationsOf(QLatin1StringView(oneSql));
    const auto conversations = found(statement(sql, viewer, viewer, conversation));
    if (!conversations)
        return std::unexpected(conversations.error());
    return conversations->isEmpty() ? noSuchConversation()
                                    : Result<Conversation>(conversations->front());
}

Result<ConversationRepository::Opened>
ConversationRepository::openDirect(UserId opener, UserId peer, ConversationId idIfNew)
{
    auto made = connection_.run(QLatin1StringView(insertDirect), idIfNew, opener, peer);
    if (!made)
        return std::unexpected(made.error());
    if (made->next())
        return Opened{made->get<ConversationId>(0), true, true};
    auto existing = connection_.run(QLatin1StringView(openExisting), opener, opener, peer, opener,
                                    peer, opener);
    if (!existing)
        return std::unexpected(existing.error());
    if (!existing->next())
        return refuse(ProblemCode::NotFound, u"There is no such person."_s);
    return Opened{existing->get<ConversationId>(0), false, existing->get<bool>(1)};
}

Result<Conversation> ConversationRepository::shared(ConversationId conversation)
{
    static const QString sql = conversationsOf(QLatin1StringView(anybodysSql));
    auto conversations = found(statement(sql, UserId(), conversation));
    if (!conversations)
        return std::unexpected(conversations.error());
    if (conversations->isEmpty())
        return noSuchConversation();
    conversations->front().mine.reset();
    return conversations->front();
}

} // namespace letschat::server
