#pragma once

#include "database/sqlconnection.h"
#include "security/ratelimiter.h"

namespace letschat::server {

/// Slows down whoever guesses passwords (protocol.md, 3): failures of an address in memory, and
/// those for one username from one address in the database, so that a restart forgets none.
/// Immutable; any thread.
class LoginGuard
{
public:
    explicit LoginGuard(RateLimiter &limiter)
        : limiter_(limiter)
        , limits_(limiter.limits())
    {}

    /// RateLimited where the address failed too often within the minute. Does not block.
    Result<void> admit(const QString &address) const
    {
        return limiter_.check(RateKind::FailedLogin, RateKey(address));
    }

    /// Counts a failure of the address; RateLimited where others, at the same time, were enough.
    Result<void> countFailure(const QString &address) const
    {
        return limiter_.take(RateKind::FailedLogin, RateKey(address));
    }

    // These block the database thread that calls them. `username` may be anyone's, or nobody's.
    Result<bool> isLocked(SqlConnection &connection, const QString &username,
                          const QString &address, Timestamp now) const;
    Result<void> noteFailure(SqlConnection &connection, const QString &username,
                             const QString &address, Timestamp now) const;
    static Result<void> forgive(SqlConnection &connection, const QString &username,
                                const QString &address);

private:
    RateLimiter &limiter_;
    const RateLimits &limits_;
};

} // namespace letschat::server
