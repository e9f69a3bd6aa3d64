#pragma once

#include "accounts/accountservice.h"
#include "accounts/sessionservice.h"
#include "app/missedevents.h"
#include "app/settings.h"
#include "bus/bus.h"
#include "conversations/blockservice.h"
#include "conversations/conversationservice.h"
#include "conversations/groupservice.h"
#include "conversations/membershipservice.h"
#include "database/databaseclock.h"
#include "live/connectionregistry.h"
#include "live/presence.h"
#include "live/typingrelay.h"
#include "messages/messageservice.h"
#include "monitoring/metrics.h"
#include "monitoring/monitoringroutes.h"
#include "people/peopleservice.h"
#include "security/ratelimiter.h"
#include "security/revokedsessions.h"
#include "security/verifiedtokens.h"
#include "sync/syncservice.h"

#include <memory>

namespace letschat::server {

class Api;

/// What the features share, and the features, wired; no sockets and no files. Made in the main
/// thread, used from any.
class Services
{
public:
    /// Connects to the database when it is first asked something. The registry outlives this.
    /// `epoch`: of that database, which names what its nodes share in Redis.
    Services(const Settings &settings, const QString &databaseUrl, const QString &epoch,
             QList<SigningKey> keys, ConnectionRegistry &registry);

    /// Binds every call of the features.
    void bind(Api &api);

    /// Checks an access token in memory.
    Result<TokenClaims> check(const QByteArray &token);
    /// The same for a call, which counts against its session's limit.
    Result<TokenClaims> checkCall(const QByteArray &token);
    /// Ends the life of a session here: its tokens and its sockets. False when that was done
    /// before.
    bool forget(SessionId session, Timestamp endedAt);
    /// Every device here is asked to call /sync.
    void letEverybodySync() { registry_.deliverToAll(encodeEvent(SyncHint{})); }
    bool hasEnded(SessionId session) const { return revoked_.contains(session); }

    /// Counts and logs a request that was answered.
    void note(const ServedRequest &request);

    DatabaseClock &clock() { return clock_; }
    Bus &bus() { return *bus_; }
    Database &database() { return database_; }
    PasswordHasher &hasher() { return hasher_; }
    RateLimiter &limiter() { return limiter_; }
    Presence &presence() { return presence_; }
    Metrics &metrics() { return metrics_; }
    TypingRelay &typing() { return typing_; }

private:
    void watch();

    BusListener listener();
    void end(SessionId session, Timestamp endedAt);

    DatabaseClock clock_;
    Metrics metrics_;
    ConnectionRegistry &registry_;
    std::unique_ptr<Bus> bus_;
    RevokedSessions revoked_;
    RateLimiter limiter_;
    TokenSigner signer_;
    VerifiedTokens tokens_;
    TokenIssuer issuer_;
    PasswordHasher hasher_;
    Database database_;
    MissedEvents missed_;
    Presence presence_;
    TypingRelay typing_;
    MessageWriter writer_;
    ChangeWriter changes_;
    AccountService accounts_;
    SessionService sessions_;
    PeopleService people_;
    ConversationService conversations_;
    BlockService blocks_;
    GroupService groups_;
    MembershipService memberships_;
    MessageService messages_;
    SyncService sync_;
};

} // namespace letschat::server
