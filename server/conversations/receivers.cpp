#include "conversations/receivers.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// A row for each member, and one more for each block between two of them.
constexpr auto receiversSql = R"(
    SELECT m.user_id, NULL::uuid FROM members m WHERE m.conversation_id = ?
    UNION ALL
    SELECT b.blocker_id, b.blocked_id
    FROM members m
    JOIN blocks b ON b.blocker_id = m.user_id
    JOIN members o ON o.conversation_id = m.conversation_id AND o.user_id = b.blocked_id
    WHERE m.conversation_id = ?)";

} // namespace

QList<UserId> Receivers::without(UserId user) const
{
    auto others = members;
    others.removeOne(user);
    return others;
}

Result<Receivers> findReceivers(SqlConnection &connection, ConversationId conversation)
{
    auto rows = connection.run(QLatin1StringView(receiversSql), conversation, conversation);
    if (!rows)
        return std::unexpected(rows.error());
    Receivers receivers;
    while (rows->next()) {
        const auto user = rows->get<UserId>(0);
        if (const auto blocked = rows->maybe<UserId>(1)) {
            receivers.hidden[user].insert(*blocked);
            receivers.hidden[*blocked].insert(user);
        } else {
            receivers.members.append(user);
        }
    }
    return receivers;
}

Conversation seenBy(Conversation conversation, const QSet<UserId> &hidden)
{
    if (!conversation.members)
        return conversation;
    for (auto &member : *conversation.members) {
        if (hidden.contains(member.user.id))
            member.readSeq.reset();
    }
    return conversation;
}

} // namespace letschat::server
