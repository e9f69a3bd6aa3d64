#include "app/services.h"

#include "accounts/accountroutes.h"
#include "conversations/conversationroutes.h"
#include "http/api.h"
#include "messages/messageroutes.h"
#include "people/peopleroutes.h"
#include "sync/syncroutes.h"

namespace letschat::server {

Services::Services(const Settings &settings, const QString &databaseUrl, QList<SigningKey> keys,
                   ConnectionRegistry &registry)
    : registry_(registry)
    , bus_([this](const Delivery &delivery) {
        registry_.deliver(delivery);
        presence_.follow(delivery);
    })
    , limiter_(clock_, settings.rateLimits)
    , signer_(std::move(keys))
    , hasher_(settings.hashingCost, settings.hashingThreads)
    , database_(databaseUrl, settings.databaseThreads)
    , presence_(database_, bus_, clock_)
    , typing_(database_, bus_)
    , writer_(database_.writer(), bus_)
    , changes_(database_.writer(), bus_)
    , accounts_(database_, changes_, hasher_, limiter_, signer_, clock_,
                AccountPolicy{settings.registrationIsOpen},
                [this](SessionId session, Timestamp endedAt) { forget(session, endedAt); })
    , sessions_(database_, limiter_, signer_, clock_,
                [this](SessionId session, Timestamp endedAt) { forget(session, endedAt); })
    , people_(database_, changes_, presence_)
    , conversations_(database_, changes_, clock_)
    , groups_(database_, changes_)
    , memberships_(changes_)
    , messages_(database_, writer_, changes_, clock_)
    , sync_(database_)
{}

void Services::bind(Api &api)
{
    bindAccounts(api, accounts_);
    bindSessions(api, sessions_);
    bindPeople(api, people_);
    bindConversations(api, conversations_);
    bindGroups(api, groups_);
    bindMemberships(api, memberships_);
    bindMessages(api, messages_, limiter_);
    bindSync(api, sync_);
}

Result<TokenClaims> Services::check(const QByteArray &token) const
{
    auto claims = signer_.verify(token, TokenType::Access, clock_.now());
    if (claims && revoked_.contains(claims->sessionId))
        return refuse(ProblemCode::TokenRevoked,
                      QStringLiteral("The session has ended. Sign in again."));
    return claims;
}

Result<TokenClaims> Services::checkCall(const QByteArray &token)
{
    auto claims = check(token);
    if (!claims)
        return claims;
    if (auto may = limiter_.take(RateKind::Call, RateKey(claims->sessionId)); !may)
        return std::unexpected(may.error());
    return claims;
}

bool Services::forget(SessionId session, Timestamp endedAt)
{
    if (!revoked_.add(session, endedAt))
        return false;
    registry_.closeSession(session);
    return true;
}

} // namespace letschat::server
