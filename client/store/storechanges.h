#pragma once

#include "protocol/conversations.h"
#include "store/records.h"

namespace letschat::client {

/// What one transaction changed, as it is now. A reader takes it in from the top to the bottom.
struct StoreChanges
{
    struct Settled
    {
        ConversationId conversationId;
        Nonce nonce;
    };

    /// Everything was dropped but what is unsent.
    bool isCleared = false;
    QList<ConversationId> gone;
    /// Their messages were dropped; the newest follow.
    QList<ConversationId> reset;
    /// Single messages that the server does not have: it was set back.
    QList<MessageId> dropped;
    QList<Profile> people;
    /// With `mine`, and with the unread count that is true here.
    QList<Conversation> conversations;
    QList<Message> messages;
    /// New, or in another state.
    QList<Outgoing> outgoing;
    /// Outgoing ones that are no more: the server has them, or they were discarded. A message among
    /// `messages` may have the same nonce.
    QList<Settled> settled;
    /// An empty one was removed.
    QList<Draft> drafts;

    bool isEmpty() const
    {
        return !isCleared && gone.isEmpty() && reset.isEmpty() && dropped.isEmpty() &&
               people.isEmpty() && conversations.isEmpty() && messages.isEmpty() &&
               outgoing.isEmpty() && settled.isEmpty() && drafts.isEmpty();
    }
};

} // namespace letschat::client
