#pragma once

#include <QUuid>

#include <chrono>

namespace letschat::server {

/// What is counted, each with its own number in RateLimits. Nodes tell one another by these
/// numbers.
enum class RateKind : quint8 {
    FailedLogin = 0,
    Registration = 1,
    Refresh = 2,
    Message = 3,
    Call = 4,
    Request = 5
};

/// What one client did, as one node tells another.
struct RateCount
{
    RateKind kind = RateKind::FailedLogin;
    QUuid key;                        ///< RateKey::value()
    int count = 0;                    ///< less than 0: taken back
    std::chrono::milliseconds age{0}; ///< of the minute in which it was counted
};

} // namespace letschat::server
