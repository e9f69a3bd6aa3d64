#pragma once

#include <chrono>
#include <optional>

namespace letschat::client {

/// The waits of protocol.md, 5. A test chooses shorter ones.
struct SocketTimings
{
    /// From the start of connecting to auth.ok.
    std::chrono::milliseconds handshake{15'000};
    /// Between two pings, in place of what the server says.
    std::optional<std::chrono::milliseconds> heartbeat = {};
    /// So long must it last for the next delay to start from the shortest.
    std::chrono::milliseconds health{60'000};
    /// After being told that this client sent too much.
    std::chrono::milliseconds flood{30'000};
    /// For the pong to a ping that asks whether the connection still stands.
    std::chrono::milliseconds patience{5'000};
    /// Between two looks at the clock, whether the machine was asleep.
    std::chrono::milliseconds watch{2'000};
};

} // namespace letschat::client
