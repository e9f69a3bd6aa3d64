#pragma once

#include "bus/bus.h"
#include "database/sqlconnection.h"
#include "protocol/changes.h"
#include "protocol/events.h"

#include <QHash>
#include <QSet>

namespace letschat::server {

/// The members of a conversation as receivers of its events, and whose read marks a block hides
/// from whom (protocol.md, 4.1).
struct Receivers
{
    QList<UserId> members;
    /// Only those with a block between them and another member; both ways.
    QHash<UserId, QSet<UserId>> hidden;

    QList<UserId> without(UserId user) const;
};

/// In the caller's transaction, under the conversation's lock.
Result<Receivers> findReceivers(SqlConnection &connection, ConversationId conversation);

/// The conversation as `viewer` may see it: without the read marks that a block hides.
Conversation seenBy(Conversation conversation, const QSet<UserId> &hidden);

/// One event for all of `to` that may see everything, and one each for the others.
template <class ConversationEvent>
void tellOf(QList<Delivery> &deliveries, const Conversation &conversation, const QList<UserId> &to,
            const Receivers &receivers)
{
    const auto encoded = [](const Conversation &shown) {
        return encodeEvent(ConversationEvent{shown.id, shown.changeSeq, shown});
    };
    QList<UserId> all;
    for (const auto &user : to) {
        const auto hidden = receivers.hidden.find(user);
        if (hidden == receivers.hidden.end())
            all.append(user);
        else
            deliveries.append({{user}, encoded(seenBy(conversation, *hidden))});
    }
    if (!all.isEmpty())
        deliveries.append({all, encoded(conversation)});
}

} // namespace letschat::server
