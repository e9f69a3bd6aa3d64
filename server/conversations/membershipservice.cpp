#include "conversations/membershipservice.h"

#include "conversations/conversationlock.h"
#include "conversations/receivers.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr auto ownMarkSql = R"(
    UPDATE members SET read_seq = ?, state_seq = state_seq + 1
    WHERE conversation_id = ? AND user_id = ?
    RETURNING state_seq, read_seq, to_ms(muted_until))";

constexpr auto muteSql = R"(
    WITH asked AS (SELECT from_ms(?) AS until)
    UPDATE members m SET muted_until = asked.until, state_seq = m.state_seq + 1
    FROM asked
    WHERE m.conversation_id = ? AND m.user_id = ? AND m.muted_until IS DISTINCT FROM asked.until
    RETURNING m.state_seq, m.read_seq, to_ms(m.muted_until))";

// What is the caller's alone goes to the caller's own sockets. No row: nothing changed.
Result<void> tellState(Result<Rows> rows, QList<Delivery> &deliveries, UserId caller,
                       ConversationId conversation)
{
    if (!rows)
        return std::unexpected(rows.error());
    if (rows->next())
        deliveries.append(
            {{caller},
             encodeEvent(StateChanged{conversation, rows->get<qint64>(0), rows->get<qint64>(1),
                                      rows->maybe<Timestamp>(2)})});
    return {};
}

// The number is every member's, though a block may hide from some what it is about.
Result<void> moveSharedMark(SqlConnection &connection, QList<Delivery> &deliveries, UserId caller,
                            ConversationId conversation, qint64 seq)
{
    const auto moved = connection.run(
        u"UPDATE members SET read_seq = ? WHERE conversation_id = ? AND user_id = ?"_s, seq,
        conversation, caller);
    if (!moved)
        return std::unexpected(moved.error());
    const auto number = takeChangeSeq(connection, conversation);
    if (!number)
        return std::unexpected(number.error());
    const auto receivers = findReceivers(connection, conversation);
    if (!receivers)
        return std::unexpected(receivers.error());
    auto seeing = receivers->members;
    QList<UserId> others;
    for (const auto &user : receivers->hidden.value(caller)) {
        seeing.removeOne(user);
        others.append(user);
    }
    deliveries.append({seeing, encodeEvent(ReadMarkMoved{conversation, *number, caller, seq})});
    if (!others.isEmpty())
        deliveries.append({others, encodeEvent(HiddenChange{conversation, *number})});
    return {};
}

} // namespace

QCoro::Task<Result<void>> MembershipService::markRead(UserId caller, ConversationId conversation,
                                                      qint64 seq) const
{
    const auto change = [=](SqlConnection &connection,
                            QList<Delivery> &deliveries) -> Result<void> {
        const auto locked = lockConversation(connection, caller, conversation);
        if (!locked)
            return std::unexpected(locked.error());
        const auto mark = std::min(seq, locked->lastSeq);
        if (mark <= locked->readSeq)
            return {};
        if (locked->sharesReadMarks())
            return moveSharedMark(connection, deliveries, caller, conversation, mark);
        return tellState(connection.run(QLatin1StringView(ownMarkSql), mark, conversation, caller),
                         deliveries, caller, conversation);
    };
    auto moved = co_await changes_.write(caller, change);
    co_return moved;
}

QCoro::Task<Result<void>> MembershipService::mute(UserId caller, ConversationId conversation,
                                                  std::optional<Timestamp> until) const
{
    const auto untilMs =
        until ? std::optional<qint64>(until->time_since_epoch().count()) : std::nullopt;
    const auto change = [=](SqlConnection &connection,
                            QList<Delivery> &deliveries) -> Result<void> {
        const auto locked = lockConversation(connection, caller, conversation);
        if (!locked)
            return std::unexpected(locked.error());
        return tellState(connection.run(QLatin1StringView(muteSql), untilMs, conversation, caller),
                         deliveries, caller, conversation);
    };
    auto muted = co_await changes_.write(caller, change);
    co_return muted;
}

} // namespace letschat::server
