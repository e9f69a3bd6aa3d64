#include "security/revokedsessions.h"

#include "security/tokensigner.h"

namespace letschat::server {

bool RevokedSessions::add(SessionId session, Timestamp endedAt)
{
    constexpr auto memory = TokenSigner::accessLifetime + 2 * TokenSigner::leeway;
    const std::lock_guard lock(mutex_);
    endedAt_.removeIf([&](const auto &entry) { return entry.value() + memory < endedAt; });
    if (endedAt_.contains(session))
        return false;
    endedAt_.insert(session, endedAt);
    return true;
}

bool RevokedSessions::contains(SessionId session) const
{
    const std::lock_guard lock(mutex_);
    return endedAt_.contains(session);
}

} // namespace letschat::server
