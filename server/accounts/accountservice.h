#pragma once

#include "accounts/accountrepository.h"
#include "core/clock.h"
#include "database/database.h"
#include "protocol/accounts.h"
#include "security/passwordhasher.h"
#include "security/tokensigner.h"

#include <QCoroTask>

#include <functional>

namespace letschat::server {

/// The device that signs in, as its session will name it.
struct Device
{
    QString name;
    QString ip;
    QString userAgent;
    Gone gone;
};

struct AccountPolicy
{
    bool registrationIsOpen = true;
};

/// Registering, signing in, and the life of sessions (protocol.md, 3). Immutable; any I/O thread.
class AccountService
{
public:
    /// Called in any thread, after the end of a session is durable.
    using SessionEnded = std::function<void(SessionId, Timestamp)>;

    /// A refresh token is good for so long after the sign-in, however often it is rotated.
    static constexpr std::chrono::days absoluteLifetime{90};

    AccountService(Database &database, PasswordHasher &hasher, const TokenSigner &signer,
                   const Clock &clock, AccountPolicy policy, SessionEnded sessionEnded);

    QCoro::Task<Result<SignedIn>> registerUser(RegisterRequest request, Device device) const;
    QCoro::Task<Result<SignedIn>> login(LoginRequest request, Device device) const;
    /// A token that was replaced, and whose successor was used, ends the session.
    QCoro::Task<Result<SignedIn>> refresh(QByteArray token) const;
    QCoro::Task<Result<void>> logout(SessionId session) const;

private:
    struct Refreshed
    {
        StoredSession session;
        bool wasReused = false;
    };

    NewSession newSession(UserId user, const Device &device) const;
    SignedIn signedIn(const StoredSession &session) const;
    SignedIn signedIn(const Profile &user, const NewSession &session) const;
    static Result<Refreshed> rotate(SqlConnection &connection, const TokenClaims &claims,
                                    Timestamp now);

    Database &database_;
    PasswordHasher &hasher_;
    const TokenSigner &signer_;
    const Clock &clock_;
    AccountPolicy policy_;
    SessionEnded sessionEnded_;
};

} // namespace letschat::server
