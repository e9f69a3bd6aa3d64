#pragma once

#include "accounts/accountservice.h"
#include "protocol/sessions.h"

namespace letschat::server {

/// The life of sessions after the sign-in: protocol.md, 3. Immutable; any I/O thread.
class SessionService
{
public:
    SessionService(Database &database, RateLimiter &limiter, const TokenSigner &signer,
                   const TokenIssuer &issuer, const Clock &clock, SessionEnded sessionEnded);

    /// A token that was replaced, and whose successor was used, ends the session.
    QCoro::Task<Result<SignedIn>> refresh(QByteArray token) const;
    QCoro::Task<Result<SessionList>> list(UserId user, SessionId current) const;
    /// NotFound for one that is not the user's, or has ended.
    QCoro::Task<Result<void>> end(UserId user, SessionId session) const;
    /// The same, and no matter whether it had ended.
    QCoro::Task<Result<void>> logout(UserId user, SessionId session) const;
    QCoro::Task<Result<void>> endOthers(UserId user, SessionId kept) const;

private:
    struct Refreshed
    {
        StoredSession session;
        bool wasReused = false;
    };

    Result<Refreshed> rotate(SqlConnection &connection, const TokenClaims &claims,
                             Timestamp now) const;

    Database &database_;
    RateLimiter &limiter_;
    const TokenSigner &signer_;
    const TokenIssuer &issuer_;
    const Clock &clock_;
    SessionEnded sessionEnded_;
};

} // namespace letschat::server
