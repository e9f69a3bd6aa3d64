#pragma once

#include "protocol/conversations.h"
#include "store/records.h"

#include <optional>

namespace letschat::client {

/// One row of the list: the conversation as the store has it, the newest of what waits to be sent
/// in it, and what is being typed there.
struct ConversationRow
{
    Conversation conversation;
    std::optional<Outgoing> unsent;
    Draft draft;

    /// What the list is ordered by.
    Timestamp activity() const
    {
        const auto last = conversation.lastActivityAt;
        return unsent && unsent->writtenAt > last ? unsent->writtenAt : last;
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
