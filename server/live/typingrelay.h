#pragma once

#include "bus/bus.h"
#include "database/database.h"
#include "protocol/events.h"

#include <mutex>
#include <utility>

namespace letschat::server {

/// Tells the other members that someone is typing, as far as they may know (protocol.md, 4.1 and
/// 5). What is not allowed, or comes while the database is away, is dropped. Any thread.
class TypingRelay
{
public:
    TypingRelay(Database &database, Bus &bus)
        : database_(database)
        , bus_(bus)
    {}

    void relay(UserId user, const Typing &typing);

private:
    using Place = std::pair<UserId, ConversationId>;

    bool isNewest(const Place &place, quint64 number);

    Database &database_;
    Bus &bus_;
    std::mutex mutex_;
    /// The newest signal of each that is on its way: an older one must not come after it.
    QHash<Place, quint64> newest_;
    quint64 lastNumber_ = 0;
};

} // namespace letschat::server
