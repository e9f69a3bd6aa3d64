#include "app/services.h"

#include "accounts/accountroutes.h"
#include "bus/localbus.h"
#include "bus/redisbus.h"
#include "conversations/conversationroutes.h"
#include "http/api.h"
#include "messages/messageroutes.h"
#include "monitoring/monitoringroutes.h"
#include "people/peopleroutes.h"
#include "sync/syncroutes.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

// A line for each request, at the level debug: its route, never its path or its content.
Q_LOGGING_CATEGORY(lcRequests, "letschat.requests")

namespace letschat::server {

namespace {

QLatin1StringView latin1(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

std::unique_ptr<Bus> makeBus(const Settings &settings, const QString &epoch, BusListener listener)
{
    if (settings.redisUrl.isEmpty())
        return std::make_unique<LocalBus>(std::move(listener));
    return std::make_unique<RedisBus>(std::move(listener), QUrl(settings.redisUrl), epoch);
}

} // namespace

Services::Services(const Settings &settings, const QString &databaseUrl, const QString &epoch,
                   QList<SigningKey> keys, ConnectionRegistry &registry)
    : registry_(registry)
    , bus_(makeBus(settings, epoch, listener()))
    , limiter_(clock_, settings.rateLimits)
    , signer_(std::move(keys))
    , tokens_(signer_)
    , issuer_(signer_, clock_, [this](UserId user) { return presence_.isOnline(user); })
    , hasher_(settings.hashingCost, settings.hashingThreads)
    , database_(databaseUrl, settings.databaseThreads)
    , missed_(database_, *bus_)
    , presence_(database_, *bus_, clock_)
    , typing_(database_, *bus_)
    , writer_(database_.writer(), *bus_,
              [this](size_t messages) { metrics_.batchStored(messages); })
    , changes_(database_.writer(), *bus_)
    , accounts_(database_, changes_, hasher_, limiter_, issuer_, clock_,
                AccountPolicy{settings.registrationIsOpen},
                [this](SessionId session, Timestamp endedAt) { end(session, endedAt); })
    , sessions_(database_, limiter_, signer_, issuer_, clock_,
                [this](SessionId session, Timestamp endedAt) { end(session, endedAt); })
    , people_(database_, changes_, presence_)
    , conversations_(database_, changes_, clock_)
    , blocks_(changes_)
    , groups_(database_, changes_)
    , memberships_(changes_)
    , messages_(database_, writer_, changes_, clock_)
    , sync_(database_, [this](size_t messages) { metrics_.synced(messages); })
{
    limiter_.shareWith([this](const RateCount &count) { bus_->share(count); });
    watch();
}

BusListener Services::listener()
{
    BusListener listener;
    listener.deliver = [this](const Delivery &delivery) {
        registry_.deliver(delivery);
        presence_.follow(delivery);
    };
    listener.sync = [this] { letEverybodySync(); };
    listener.endSession = [this](SessionId id, Timestamp endedAt) { forget(id, endedAt); };
    listener.count = [this](const RateCount &count) { limiter_.add(count); };
    listener.lapsed = [this](const QList<UserId> &users) { presence_.takeLapsed(users); };
    listener.refreshPresence = [this] { presence_.refresh(); };
    listener.missed = [this] { missed_.note(); };
    return listener;
}

void Services::watch()
{
    using enum Metrics::Kind;
    metrics_.watch("letschat_sockets", "Sockets that are signed in.", Gauge, {},
                   [this] { return double(registry_.socketCount()); });
    metrics_.watch("letschat_deliveries_total", "Events given to sockets.", Counter, {},
                   [this] { return double(registry_.deliveries()); });
    metrics_.watch("letschat_password_hashes", "Passwords being hashed, or queued for it.", Gauge,
                   {}, [this] { return double(hasher_.load()); });
    const auto watchLane = [this](const char *name, Lane &lane) {
        metrics_.watch("letschat_database_connections_busy", "Connections that work.", Gauge,
                       {{"lane", name}}, [&lane] { return double(lane.busy()); });
        metrics_.watch("letschat_database_jobs_waiting", "Jobs that wait for a connection.", Gauge,
                       {{"lane", name}}, [&lane] { return double(lane.waiting()); });
    };
    metrics_.watch("letschat_bus_whole", "1 while events reach people on every node.", Gauge, {},
                   [this] { return bus_->isWhole() ? 1.0 : 0.0; });
    watchLane("read", database_.readers());
    watchLane("write", database_.writer());
}

void Services::bind(Api &api)
{
    bindAccounts(api, accounts_);
    bindSessions(api, sessions_);
    bindPeople(api, people_);
    bindConversations(api, conversations_);
    bindBlocks(api, blocks_);
    bindGroups(api, groups_);
    bindMemberships(api, memberships_);
    bindMessages(api, messages_, limiter_);
    bindSync(api, sync_);
    bindHealth(api, database_, *bus_);
}

void Services::note(const ServedRequest &request)
{
    metrics_.requestServed(request);
    qCDebug(lcRequests).noquote() << latin1(request.method) << latin1(request.route)
                                  << request.status << u"%1us"_s.arg(request.took.count())
                                  << request.requestId.toByteArray();
}

Result<TokenClaims> Services::check(const QByteArray &token)
{
    auto claims = tokens_.verify(token, clock_.now());
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

void Services::end(SessionId session, Timestamp endedAt)
{
    if (forget(session, endedAt))
        bus_->endSession(session, endedAt);
}

bool Services::forget(SessionId session, Timestamp endedAt)
{
    if (!revoked_.add(session, endedAt))
        return false;
    registry_.closeSession(session);
    return true;
}

} // namespace letschat::server
