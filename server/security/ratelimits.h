#pragma once

#include <chrono>

namespace letschat::server {

/// How much of what one client may do. The numbers of protocol.md, 3 and 5; where those pages are
/// silent the reason stands beside the number. A number of 0 is no limit.
struct RateLimits
{
    /// False (`rate_limits = off`, for load tests): nothing is refused because there was much of
    /// it.
    bool on = true;

    // A minute and address.
    int failedLogins = 20;
    int registrations = 10;
    /// Requests of any kind: 200 a second, more than a house full of people behind one address asks
    /// for, and few enough that one address cannot keep the server busy alone.
    int requests = 12'000;

    // A minute and session.
    int refreshes = 10;
    int messages = 120;
    int calls = 600;

    /// So many failures for one username and address within the window lock that pair.
    int lockoutFailures = 5;
    std::chrono::minutes lockoutWindow{15};
    std::chrono::minutes lockoutDuration{15};

    /// Frames that a live socket may send within the window; more close it with 4429.
    int socketFrames = 50;
    std::chrono::seconds socketFramesWindow{10};

    /// Open connections: people behind one address with a device or two each.
    int connectionsPerAddress = 100;

    /// What `rate_limits = off` leaves of these.
    static RateLimits none()
    {
        RateLimits limits;
        limits.on = false;
        limits.failedLogins = limits.registrations = limits.requests = limits.refreshes = 0;
        limits.messages = limits.calls = limits.lockoutFailures = limits.socketFrames = 0;
        limits.connectionsPerAddress = 0;
        return limits;
    }
};

} // namespace letschat::server
