#include "live/typingrelay.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr auto listenersSql = R"(
    SELECT o.user_id
    FROM members m
    JOIN conversations c ON c.id = m.conversation_id AND (c.kind = 'group' OR c.last_seq > 0)
    JOIN members o ON o.conversation_id = c.id AND o.user_id <> m.user_id
    WHERE m.conversation_id = ? AND m.user_id = ?
      AND NOT EXISTS (SELECT FROM blocks b
                      WHERE (b.blocker_id, b.blocked_id) IN ((m.user_id, o.user_id),
                                                             (o.user_id, m.user_id))))";

} // namespace

void TypingRelay::relay(UserId user, const Typing &typing)
{
    const Place place{user, typing.conversationId};
    quint64 number = 0;
    {
        const std::lock_guard lock(mutex_);
        number = newest_[place] = ++lastNumber_;
    }
    database_.readers().post([=, this](SqlConnection &connection) {
        const auto listeners = readIds<UserId>(
            connection.run(QLatin1StringView(listenersSql), typing.conversationId, user));
        if (isNewest(place, number) && listeners)
            bus_.publish({*listeners,
                          encodeEvent(TypingChanged{typing.conversationId, user, typing.active}),
                          {}});
    });
}

bool TypingRelay::isNewest(const Place &place, quint64 number)
{
    const std::lock_guard lock(mutex_);
    const auto found = newest_.find(place);
    if (found == newest_.end() || *found != number)
        return false;
    newest_.erase(found);
    return true;
}

} // namespace letschat::server
