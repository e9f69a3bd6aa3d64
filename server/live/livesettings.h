#pragma once

#include "core/clock.h"
#include "live/identity.h"
#include "protocol/events.h"

#include <QCoroTask>

#include <chrono>
#include <functional>

namespace letschat::server {

/// What every socket of an endpoint shares: whom it asks, and its limits. The functions are called
/// on every I/O thread and must not block it.
struct LiveSettings
{
    static QCoro::Task<QList<UserId>> nobody(UserId) { co_return QList<UserId>(); }

    Identify identify;
    /// Whether a session ended, after its token was found good.
    std::function<bool(SessionId)> hasEnded = [](SessionId) { return false; };
    /// One more socket of a user: gives whom the user sees online. Each wants its `leave`.
    std::function<QCoro::Task<QList<UserId>>(UserId)> arrive = nobody;
    std::function<void(UserId)> leave = [](UserId) {};
    /// Whom a user who has arrived sees online.
    std::function<QCoro::Task<QList<UserId>>(UserId)> see = nobody;
    std::function<void(UserId, const Typing &)> relayTyping = [](UserId, const Typing &) {};

    QString epoch;
    const Clock *clock = nullptr;
    std::chrono::milliseconds authDeadline{10'000}; ///< protocol.md, 5, like all that follow
    std::chrono::milliseconds idleLimit{60'000};
    std::chrono::milliseconds tokenLeeway{30'000};
    int mostFrames = 50; ///< within floodWindow; 0: no limit
    std::chrono::milliseconds floodWindow{10'000};
    qint64 mostUnsent = 1024 * 1024; ///< bytes that wait for a client to read
};

} // namespace letschat::server
