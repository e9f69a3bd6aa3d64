#include "conversations/blockservice.h"

#include "conversations/conversationupdate.h"
#include "people/peoplerepository.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// What both are in and read marks are told in, locked in the order of the ids; none while the other
// of the two still blocks.
constexpr auto sharedSql = R"(
    WITH pair AS (SELECT ?::uuid AS one, ?::uuid AS other)
    SELECT c.id
    FROM pair
    JOIN members m ON m.user_id = pair.one
    JOIN members o ON o.conversation_id = m.conversation_id AND o.user_id = pair.other
    JOIN conversations c ON c.id = m.conversation_id
    WHERE c.last_seq > 0 AND (c.kind = 'direct' OR c.member_count <= %1)
      AND NOT EXISTS (SELECT FROM blocks b
                      WHERE b.blocker_id = pair.other AND b.blocked_id = pair.one)
    ORDER BY c.id FOR NO KEY UPDATE OF c)";

Result<void> checkPair(SqlConnection &connection, UserId blocker, UserId blocked)
{
    if (blocker == blocked)
        return refuseField(u"user_id"_s, u"invalid_value"_s, u"must be another person"_s);
    const auto found = PeopleRepository(connection).profile(blocked);
    return found ? Result<void>{} : std::unexpected(found.error());
}

Result<void> tellReadMarks(SqlConnection &connection, QList<Delivery> &deliveries, UserId one,
                           UserId other)
{
    static const QString sql = QString::fromLatin1(sharedSql).arg(Conversation::maxListedMembers);
    const auto shared = readIds<ConversationId>(connection.run(sql, one, other));
    if (!shared)
        return std::unexpected(shared.error());
    for (const auto &id : *shared) {
        if (auto told = tellUpdated(connection, deliveries, id); !told)
            return told;
    }
    return {};
}

} // namespace

// What each sees of the other's presence from now on is told to those of the two who are online.
QCoro::Task<Result<void>> BlockService::block(UserId blocker, UserId blocked) const
{
    const auto change = [=](SqlConnection &connection,
                            QList<Delivery> &deliveries) -> Result<void> {
        if (auto checked = checkPair(connection, blocker, blocked); !checked)
            return checked;
        const auto changed = PeopleRepository(connection).block(blocker, blocked);
        if (!changed)
            return std::unexpected(changed.error());
        if (*changed)
            deliveries.append({{blocker}, {}, {blocked}});
        return {};
    };
    auto blockedNow = co_await changes_.write(blocker, change);
    co_return blockedNow;
}

QCoro::Task<Result<void>> BlockService::unblock(UserId blocker, UserId blocked) const
{
    const auto change = [=](SqlConnection &connection,
                            QList<Delivery> &deliveries) -> Result<void> {
        if (auto checked = checkPair(connection, blocker, blocked); !checked)
            return checked;
        const auto changed = PeopleRepository(connection).unblock(blocker, blocked);
        if (!changed)
            return std::unexpected(changed.error());
        if (!*changed)
            return {};
        deliveries.append({{blocker}, {}, {blocked}});
        return tellReadMarks(connection, deliveries, blocker, blocked);
    };
    auto unblocked = co_await changes_.write(blocker, change);
    co_return unblocked;
}

} // namespace letschat::server
