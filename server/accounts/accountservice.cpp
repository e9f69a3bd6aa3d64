#include "accounts/accountservice.h"

#include "core/uuid7.h"
#include "database/transaction.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr qsizetype longestUserAgent = 256;

std::unexpected<Problem> wrongCredentials()
{
    return refuse(ProblemCode::InvalidCredentials, u"The username or the password is wrong."_s);
}

std::unexpected<Problem> sessionIsOver()
{
    return refuse(ProblemCode::TokenRevoked, u"The session has ended. Sign in again."_s);
}

} // namespace

AccountService::AccountService(Database &database, PasswordHasher &hasher,
                               const TokenSigner &signer, const Clock &clock, AccountPolicy policy,
                               SessionEnded sessionEnded)
    : database_(database)
    , hasher_(hasher)
    , signer_(signer)
    , clock_(clock)
    , policy_(policy)
    , sessionEnded_(std::move(sessionEnded))
{}

NewSession AccountService::newSession(UserId user, const Device &device) const
{
    const auto now = clock_.now();
    return {SessionId{makeUuid7(now)},
            user,
            device.name,
            device.ip,
            device.userAgent.left(longestUserAgent),
            now};
}

SignedIn AccountService::signedIn(const StoredSession &session) const
{
    const auto now = clock_.now();
    const TokenClaims access{TokenType::Access, session.user.id, session.id, now,
                             now + TokenSigner::accessLifetime};
    const Timestamp slides = session.rotatedAt + TokenSigner::refreshLifetime;
    const Timestamp ends = session.createdAt + absoluteLifetime;
    const TokenClaims refresh{TokenType::Refresh, session.user.id,        session.id,
                              session.rotatedAt,  std::min(slides, ends), session.generation};
    SignedIn answer;
    answer.user = User::of(session.user);
    answer.sessionId = session.id;
    answer.accessToken = QString::fromLatin1(signer_.sign(access));
    answer.refreshToken = QString::fromLatin1(signer_.sign(refresh));
    answer.expiresIn = int(std::chrono::seconds(TokenSigner::accessLifetime).count());
    return answer;
}

SignedIn AccountService::signedIn(const Profile &user, const NewSession &session) const
{
    return signedIn(
        StoredSession{session.id, user, 1, session.createdAt, session.createdAt, false});
}

QCoro::Task<Result<SignedIn>> AccountService::registerUser(RegisterRequest request,
                                                           Device device) const
{
    if (!policy_.registrationIsOpen)
        co_return refuse(ProblemCode::Forbidden, u"Nobody can register on this server."_s);
    // Before the hash, which is dear. The unique index decides in the end.
    const auto lookUp = [name = request.username](SqlConnection &connection) {
        return AccountRepository(connection).isTaken(name);
    };
    auto taken = co_await database_.read(lookUp);
    if (!taken)
        co_return std::unexpected(taken.error());
    if (*taken)
        co_return refuse(ProblemCode::UsernameTaken,
                         u"The username \"%1\" is taken."_s.arg(request.username));
    auto hash = co_await hasher_.hash(request.password, device.gone);
    if (!hash)
        co_return std::unexpected(hash.error());
    const NewUser user{UserId{makeUuid7(clock_.now())}, request.username, request.displayName,
                       *hash};
    const NewSession session = newSession(user.id, device);
    const auto store = [=](SqlConnection &connection) {
        return AccountRepository(connection).insert(user, session);
    };
    auto stored = co_await database_.read(store);
    if (!stored)
        co_return std::unexpected(stored.error());
    Profile profile;
    profile.id = user.id;
    profile.username = user.username;
    profile.displayName = user.displayName;
    co_return signedIn(profile, session);
}

QCoro::Task<Result<SignedIn>> AccountService::login(LoginRequest request, Device device) const
{
    const QString username = request.username.toLower();
    const auto lookUp = [=](SqlConnection &connection) {
        return AccountRepository(connection).credentials(username);
    };
    auto known = co_await database_.read(lookUp);
    if (!known)
        co_return std::unexpected(known.error());
    auto verdict = co_await hasher_.verify(request.password, known->passwordHash, device.gone);
    if (!verdict)
        co_return std::unexpected(verdict.error());
    if (!verdict->matches)
        co_return wrongCredentials();
    QString newHash;
    if (verdict->isOutdated) {
        auto hash = co_await hasher_.hash(request.password, device.gone);
        newHash = hash.value_or(QString());
    }
    const NewSession session = newSession(known->profile.id, device);
    const auto store = [=](SqlConnection &connection) -> Result<void> {
        AccountRepository accounts(connection);
        if (!newHash.isEmpty()) {
            if (auto set = accounts.setPasswordHash(session.userId, newHash); !set)
                return set;
        }
        return accounts.insert(session);
    };
    auto stored = co_await database_.read(store);
    if (!stored)
        co_return std::unexpected(stored.error());
    co_return signedIn(known->profile, session);
}

// What the token's generation says, under the row's lock:
// the newest is replaced; the one before gets the same successor again, which nobody has shown yet
// (else there would be a newer one); any older one was stolen, here or there.
Result<AccountService::Refreshed> AccountService::rotate(SqlConnection &connection,
                                                         const TokenClaims &claims, Timestamp now)
{
    AccountRepository accounts(connection);
    Transaction transaction(connection);
    if (const auto begun = transaction.begin(); !begun)
        return std::unexpected(begun.error());
    auto found = accounts.lockSession(claims.sessionId);
    if (!found)
        return std::unexpected(found.error());
    if (!*found || (*found)->hasEnded)
        return sessionIsOver();
    Refreshed refreshed{**found};
    auto &session = refreshed.session;
    if (now >= session.createdAt + absoluteLifetime)
        return refuse(ProblemCode::TokenExpired, u"Sign in again: the session is too old."_s);
    Result<void> changed;
    if (claims.generation == session.generation) {
        ++session.generation;
        session.rotatedAt = now;
        changed = accounts.rotate(session.id, session.generation, now);
    } else if (claims.generation != session.generation - 1) {
        refreshed.wasReused = true;
        changed = accounts.endSession(session.id, now);
    }
    if (!changed)
        return std::unexpected(changed.error());
    if (const auto committed = transaction.commit(); !committed)
        return std::unexpected(committed.error());
    return refreshed;
}

QCoro::Task<Result<SignedIn>> AccountService::refresh(QByteArray token) const
{
    const auto now = clock_.now();
    const auto claims = signer_.verify(token, TokenType::Refresh, now);
    if (!claims)
        co_return std::unexpected(claims.error());
    const auto replace = [claims = *claims, now](SqlConnection &connection) {
        return rotate(connection, claims, now);
    };
    auto refreshed = co_await database_.read(replace);
    if (!refreshed)
        co_return std::unexpected(refreshed.error());
    if (refreshed->wasReused) {
        sessionEnded_(claims->sessionId, now);
        co_return sessionIsOver();
    }
    co_return signedIn(refreshed->session);
}

QCoro::Task<Result<void>> AccountService::logout(SessionId session) const
{
    const auto now = clock_.now();
    const auto end = [=](SqlConnection &connection) {
        return AccountRepository(connection).endSession(session, now);
    };
    auto ended = co_await database_.read(end);
    if (ended)
        sessionEnded_(session, now);
    co_return ended;
}

} // namespace letschat::server
