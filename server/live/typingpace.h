#pragma once

#include "core/timestamp.h"
#include "protocol/events.h"

#include <QHash>

namespace letschat::server {

/// Which of a socket's typing signals go on (protocol.md, 5): at most one every 2 s for each
/// conversation, and the end of what was begun. Belongs to its socket's thread.
class TypingPace
{
public:
    /// A little under the 2 s of the contract: clients' clocks and networks waver.
    static constexpr std::chrono::milliseconds least{1800};
    /// An end that comes later is of no use: clients have dropped the signal after 3 s.
    static constexpr std::chrono::milliseconds memory{10'000};

    bool admits(const Typing &typing, Timestamp now)
    {
        signals_.removeIf([&](const auto &entry) { return now - entry.value().at >= memory; });
        const auto last = signals_.find(typing.conversationId);
        if (!typing.active)
            return last != signals_.end() && std::exchange(last->isActive, false);
        if (last != signals_.end() && now - last->at < least)
            return false;
        signals_.insert(typing.conversationId, {now, true});
        return true;
    }

private:
    struct Signal
    {
        Timestamp at;
        bool isActive = false;
    };
    QHash<ConversationId, Signal> signals_;
};

} // namespace letschat::server
