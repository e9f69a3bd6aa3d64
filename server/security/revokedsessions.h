#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"

#include <QHash>

#include <mutex>

namespace letschat::server {

/// Sessions that ended while access tokens of theirs may still be good: asked at every call, so
/// kept in memory. Any thread.
class RevokedSessions
{
public:
    /// Remembers a session until no access token of it can pass any more. False when it was known.
    bool add(SessionId session, Timestamp endedAt);
    bool contains(SessionId session) const;

private:
    mutable std::mutex mutex_;
    QHash<SessionId, Timestamp> endedAt_;
};

} // namespace letschat::server
