#include "conversations/conversationrepository.h"

#include "conversations/conversationlock.h"
#include "conversations/conversationrow.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// A conversation that another opened is there for a member from its first message on.
constexpr auto fromVisible = R"(
    FROM viewer
    JOIN members m ON m.user_id = viewer.id
    JOIN conversations c ON c.id = m.conversation_id
    LEFT JOIN messages x ON x.conversation_id = c.id AND x.seq = c.last_seq
    WHERE (m.opened OR c.last_seq > 0))";

// Which they are is found first, so that nothing else is read of those behind the end of the page.
constexpr auto pageSql = R"(
    , page AS MATERIALIZED (
        SELECT c.id, m.user_id
        FROM viewer
        JOIN members m ON m.user_id = viewer.id
        JOIN conversations c ON c.id = m.conversation_id
        WHERE (m.opened OR c.last_seq > 0)
          AND (c.last_activity_at, c.id) < (coalesce(from_ms(?), 'infinity'), ?::uuid)
        ORDER BY c.last_activity_at DESC, c.id DESC LIMIT ?))";

constexpr auto fromPage = R"(
    FROM page
    JOIN members m ON m.conversation_id = page.id AND m.user_id = page.user_id
    JOIN conversations c ON c.id = page.id
    LEFT JOIN messages x ON x.conversation_id = c.id AND x.seq = c.last_seq
    ORDER BY c.last_activity_at DESC, c.id DESC)";

QString selectVisible(const char *condition)
{
    return QLatin1StringView(viewerSql) + u" SELECT "_s + conversationColumns() +
           QLatin1StringView(fromVisible) + QLatin1StringView(condition);
}

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

const QString &ConversationRepository::listSql()
{
    static const QString sql = QLatin1StringView(viewerSql) + QLatin1StringView(pageSql) +
                               u" SELECT "_s + conversationColumns() + QLatin1StringView(fromPage);
    return sql;
}

Result<QList<Conversation>>
ConversationRepository::list(UserId viewer, int limit, const std::optional<ActivityCursor> &before)
{
    const auto cursor = before.value_or(ActivityCursor{});
    auto rows = connection_.run(listSql(), viewer,
                                before ? std::optional<qint64>(cursor.timeMs) : std::nullopt,
                                cursor.id, limit);
    if (!rows)
        return std::unexpected(rows.error());
    QList<Conversation> conversations;
    while (rows->next())
        conversations.append(readConversation(*rows));
    return conversations;
}

Result<Conversation> ConversationRepository::find(UserId viewer, ConversationId conversation)
{
    static const QString sql = selectVisible(" AND c.id = ?");
    auto rows = connection_.run(sql, viewer, conversation);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return noSuchConversation();
    return readConversation(*rows);
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
    static const QString sql =
        QLatin1StringView(viewerSql) + u" SELECT "_s + conversationColumns() + uR"(
        FROM conversations c
        JOIN LATERAL (SELECT * FROM members WHERE conversation_id = c.id LIMIT 1) m ON true
        LEFT JOIN messages x ON x.conversation_id = c.id AND x.seq = c.last_seq
        WHERE c.id = ?)"_s;
    auto rows = connection_.run(sql, UserId(), conversation);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return noSuchConversation();
    auto found = readConversation(*rows);
    found.mine.reset();
    return found;
}

} // namespace letschat::server
