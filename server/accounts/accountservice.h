#pragma once

#include "accounts/accountrepository.h"
#include "accounts/loginguard.h"
#include "accounts/sessionrepository.h"
#include "accounts/tokenissuer.h"
#include "bus/changewriter.h"
#include "security/passwordhasher.h"

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

/// Called in any thread, after the end of a session is durable.
using SessionEnded = std::function<void(SessionId, Timestamp)>;

/// Whoever shows a password: registering, signing in, setting another, deleting the account
/// (protocol.md, 3 and 4.1). Immutable; any I/O thread.
class AccountService
{
public:
    AccountService(Database &database, ChangeWriter &changes, PasswordHasher &hasher,
                   RateLimiter &limiter, const TokenIssuer &issuer, const Clock &clock,
                   AccountPolicy policy, SessionEnded sessionEnded);

    QCoro::Task<Result<SignedIn>> registerUser(RegisterRequest request, Device device) const;
    QCoro::Task<Result<SignedIn>> login(LoginRequest request, Device device) const;
    /// Every other session of the user ends.
    QCoro::Task<Result<void>> changePassword(UserId user, SessionId session,
                                             ChangePasswordRequest request, Device device) const;
    QCoro::Task<Result<void>> remove(UserId user, QString password, Device device) const;

private:
    struct Known
    {
        Credentials credentials;
        bool isLocked = false;
    };

    NewSession newSession(UserId user, const Device &device) const;
    QCoro::Task<SignedIn> signedIn(User user, NewSession session) const;
    QCoro::Task<Result<void>> admitNew(QString username, Device device) const;
    QCoro::Task<Result<Known>> find(QString username, QString address) const;
    QCoro::Task<Result<QString>> rehash(QString password, Device device, bool isOutdated) const;
    enum class Admission { Stored, Locked, Outdated };
    QCoro::Task<Result<Admission>> store(NewSession session, Known known, QString newHash) const;
    QCoro::Task<Result<void>> noteFailure(QString username, QString address) const;
    QCoro::Task<Result<Credentials>> prove(UserId user, QString password, Device device) const;

    Database &database_;
    ChangeWriter &changes_;
    PasswordHasher &hasher_;
    RateLimiter &limiter_;
    LoginGuard guard_;
    const TokenIssuer &issuer_;
    const Clock &clock_;
    AccountPolicy policy_;
    SessionEnded sessionEnded_;
};

} // namespace letschat::server
