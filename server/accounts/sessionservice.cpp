#include "accounts/sessionservice.h"

#include "database/transaction.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

std::unexpected<Problem> sessionIsOver()
{
    return refuse(ProblemCode::TokenRevoked, u"The session has ended. Sign in again."_s);
}

} // namespace

SessionService::SessionService(Database &database, RateLimiter &limiter, const TokenSigner &signer,
                               const TokenIssuer &issuer, const Clock &clock,
                               SessionEnded sessionEnded)
    : database_(database)
    , limiter_(limiter)
    , signer_(signer)
    , issuer_(issuer)
    , clock_(clock)
    , sessionEnded_(std::move(sessionEnded))
{}

// What the token's generation says, under the row's lock:
// the newest is replaced; the one before gets the same successor again, which nobody has shown yet
// (else there would be a newer one); any older one was stolen, here or there, and that is found out
// however many refreshes there were.
Result<SessionService::Refreshed>
SessionService::rotate(SqlConnection &connection, const TokenClaims &claims, Timestamp now) const
{
    SessionRepository sessions(connection);
    Transaction transaction(connection);
    if (const auto begun = transaction.begin(); !begun)
        return std::unexpected(begun.error());
    auto found = sessions.lock(claims.sessionId);
    if (!found)
        return std::unexpected(found.error());
    if (!*found || (*found)->hasEnded)
        return sessionIsOver();
    Refreshed refreshed{**found};
    auto &session = refreshed.session;
    if (now >= session.createdAt + TokenIssuer::absoluteLifetime)
        return refuse(ProblemCode::TokenExpired, u"Sign in again: the session is too old."_s);
    Result<void> changed;
    const bool isNewest = claims.generation == session.generation;
    if (!isNewest && claims.generation != session.generation - 1) {
        refreshed.wasReused = true;
        const auto ended = sessions.end(session.user.id, session.id, now);
        changed = ended ? Result<void>{} : std::unexpected(ended.error());
    } else {
        changed = limiter_.take(RateKind::Refresh, RateKey(session.id));
        if (changed && isNewest) {
            ++session.generation;
            session.rotatedAt = now;
            changed = sessions.rotate(session.id, session.generation, now);
        }
    }
    if (!changed)
        return std::unexpected(changed.error());
    if (const auto committed = transaction.commit(); !committed)
        return std::unexpected(committed.error());
    return refreshed;
}

QCoro::Task<Result<SignedIn>> SessionService::refresh(QByteArray token) const
{
    const auto now = clock_.now();
    const auto claims = signer_.verify(token, TokenType::Refresh, now);
    if (!claims)
        co_return std::unexpected(claims.error());
    const auto replace = [claims = *claims, now, this](SqlConnection &connection) {
        return rotate(connection, claims, now);
    };
    auto refreshed = co_await database_.read(replace);
    if (!refreshed)
        co_return std::unexpected(refreshed.error());
    if (refreshed->wasReused) {
        sessionEnded_(claims->sessionId, now);
        co_return sessionIsOver();
    }
    co_return co_await issuer_.issue(refreshed->session);
}

QCoro::Task<Result<SessionList>> SessionService::list(UserId user, SessionId current) const
{
    const auto lookUp = [=, now = clock_.now()](SqlConnection &connection) {
        return SessionRepository(connection).list(user, current, now);
    };
    auto sessions = co_await database_.read(lookUp);
    if (!sessions)
        co_return std::unexpected(sessions.error());
    co_return SessionList{*sessions};
}

QCoro::Task<Result<void>> SessionService::end(UserId user, SessionId session) const
{
    const auto now = clock_.now();
    const auto endOne = [=](SqlConnection &connection) {
        return SessionRepository(connection).end(user, session, now);
    };
    const auto ended = co_await database_.read(endOne);
    if (!ended)
        co_return std::unexpected(ended.error());
    if (!*ended)
        co_return refuse(ProblemCode::NotFound, u"There is no such session."_s);
    sessionEnded_(session, now);
    co_return Result<void>{};
}

QCoro::Task<Result<void>> SessionService::logout(UserId user, SessionId session) const
{
    auto ending = end(user, session);
    auto ended = co_await ending;
    if (!ended && ended.error().code == ProblemCode::NotFound)
        co_return Result<void>{};
    co_return ended;
}

QCoro::Task<Result<void>> SessionService::endOthers(UserId user, SessionId kept) const
{
    const auto now = clock_.now();
    const auto endMost = [=](SqlConnection &connection) {
        return SessionRepository(connection).endOthers(user, kept, now);
    };
    const auto ended = co_await database_.read(endMost);
    if (!ended)
        co_return std::unexpected(ended.error());
    for (const auto &id : *ended)
        sessionEnded_(id, now);
    co_return Result<void>{};
}

} // namespace letschat::server
