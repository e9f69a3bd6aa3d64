#pragma once

#include "core/clock.h"
#include "protocol/conversations.h"

namespace letschat::client {

/// What never ends by itself, as a moment that the contract can write.
constexpr Timestamp mutedForGood = std::chrono::sys_days(std::chrono::year(9999) / 1 / 1);

inline bool isMutedAt(Timestamp now, const std::optional<Timestamp> &until)
{
    return until && *until > now;
}

inline bool isMutedAt(Timestamp now, const Conversation &conversation)
{
    return conversation.mine && isMutedAt(now, conversation.mine->mutedUntil);
}

} // namespace letschat::client
