#pragma once

#include "protocol/conversations.h"
#include "sync/draft.h"

#include <optional>

namespace letschat::client {

/// One row of the list: the conversation, the newest of what waits to be sent in it, and how far it
/// was seen here.
struct ConversationRow
{
    Conversation conversation;
    std::optional<Draft> draft;
    /// The highest `seq` that was on screen here. Stands in for read marks between two fetches.
    qint64 seenSeq = 0;
    int unreadCount = 0;

    /// What the list is ordered by.
    Timestamp activity() const
    {
        const auto last = conversation.lastActivityAt;
        return draft && draft->writtenAt > last ? draft->writtenAt : last;
    }
};

/// Newest activity first, by id where two moments are the same.
inline bool comesBefore(const ConversationRow &a, const ConversationRow &b)
{
    if (a.activity() != b.activity())
        return a.activity() > b.activity();
    return b.conversation.id < a.conversation.id;
}

} // namespace letschat::client
