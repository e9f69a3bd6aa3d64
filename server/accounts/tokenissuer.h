#pragma once

#include "accounts/sessionrepository.h"
#include "core/clock.h"
#include "protocol/accounts.h"
#include "security/tokensigner.h"

#include <QCoroTask>

#include <functional>

namespace letschat::server {

/// Answers those who sign in, or refresh, with the pair of tokens of their session: protocol.md, 3.
/// Immutable; any thread.
class TokenIssuer
{
public:
    /// A refresh token is good for so long after the sign-in, however often it is rotated.
    static constexpr std::chrono::days absoluteLifetime{90};

    /// Whether a person has a socket anywhere; called in any thread with an event loop.
    using IsOnline = std::function<QCoro::Task<bool>(UserId)>;

    TokenIssuer(const TokenSigner &signer, const Clock &clock, IsOnline isOnline)
        : signer_(signer)
        , clock_(clock)
        , isOnline_(std::move(isOnline))
    {}

    /// When the refresh token of a session runs out.
    static Timestamp expiry(Timestamp createdAt, Timestamp rotatedAt);

    /// The refresh token is the same at every call for the same state of the session; the access
    /// token is a fresh one.
    QCoro::Task<SignedIn> issue(StoredSession session) const;

private:
    const TokenSigner &signer_;
    const Clock &clock_;
    IsOnline isOnline_;
};

} // namespace letschat::server
