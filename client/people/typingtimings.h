#pragma once

#include <chrono>

namespace letschat::client {

/// The times of protocol.md, 5 ("typing"). A test chooses others.
struct TypingTimings
{
    /// Between two signs that someone types, at least.
    std::chrono::milliseconds pace{2'000};
    /// So long after the last sign it still shows.
    std::chrono::milliseconds silence{3'000};
};

} // namespace letschat::client
