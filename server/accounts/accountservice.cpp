#include "accounts/accountservice.h"

#include "accounts/departure.h"
#include "core/uuid7.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

std::unexpected<Problem> wrongCredentials()
{
    return refuse(ProblemCode::InvalidCredentials, u"The username or the password is wrong."_s);
}

std::unexpected<Problem> wrongPassword()
{
    return refuse(ProblemCode::InvalidCredentials, u"The password is wrong."_s);
}

std::unexpected<Problem> isTaken(const QString &username)
{
    return refuse(ProblemCode::UsernameTaken, u"The username \"%1\" is taken."_s.arg(username));
}

} // namespace

AccountService::AccountService(Database &database, ChangeWriter &changes, PasswordHasher &hasher,
                               RateLimiter &limiter, const TokenIssuer &issuer, const Clock &clock,
                               AccountPolicy policy, SessionEnded sessionEnded)
    : database_(database)
    , changes_(changes)
    , hasher_(hasher)
    , limiter_(limiter)
    , guard_(limiter)
    , issuer_(issuer)
    , clock_(clock)
    , policy_(policy)
    , sessionEnded_(std::move(sessionEnded))
{}

NewSession AccountService::newSession(UserId user, const Device &device) const
{
    const auto now = clock_.now();
    return {SessionId{makeUuid7(now)}, user, device.name, device.ip, device.userAgent, now};
}

QCoro::Task<SignedIn> AccountService::signedIn(User user, NewSession session) const
{
    const StoredSession stored{session.id, user, 1, session.createdAt, session.createdAt, false};
    co_return co_await issuer_.issue(stored);
}

// Before the hash, which is dear; the unique index decides in the end.
QCoro::Task<Result<void>> AccountService::admitNew(QString username, Device device) const
{
    if (!policy_.registrationIsOpen)
        co_return refuse(ProblemCode::Forbidden, u"Nobody can register on this server."_s);
    const auto lookUp = [=](SqlConnection &connection) {
        return AccountRepository(connection).isTaken(username);
    };
    const auto taken = co_await database_.read(lookUp);
    if (!taken)
        co_return std::unexpected(taken.error());
    if (*taken)
        co_return isTaken(username);
    co_return limiter_.take(RateKind::Registration, RateKey(device.ip));
}

QCoro::Task<Result<SignedIn>> AccountService::registerUser(RegisterRequest request,
                                                           Device device) const
{
    const auto admitted = co_await admitNew(request.username, device);
    if (!admitted)
        co_return std::unexpected(admitted.error());
    auto hash = co_await hasher_.hash(request.password, device.gone);
    if (!hash) {
        limiter_.giveBack(RateKind::Registration, RateKey(device.ip));
        co_return std::unexpected(hash.error());
    }
    const NewUser user{UserId{makeUuid7(clock_.now())}, request.username, request.displayName,
                       *hash};
    const NewSession session = newSession(user.id, device);
    const auto insert = [=](SqlConnection &connection) -> Result<void> {
        Transaction transaction(connection);
        if (auto begun = transaction.begin(); !begun)
            return begun;
        if (auto inserted = AccountRepository(connection).insert(user); !inserted)
            return inserted;
        if (auto inserted = SessionRepository(connection).insert(session); !inserted)
            return inserted;
        return transaction.commit();
    };
    auto stored = co_await database_.read(insert);
    if (!stored) {
        limiter_.giveBack(RateKind::Registration, RateKey(device.ip));
        co_return std::unexpected(stored.error());
    }
    User registered;
    registered.id = user.id;
    registered.username = user.username;
    registered.displayName = user.displayName;
    co_return co_await signedIn(registered, session);
}

QCoro::Task<Result<AccountService::Known>> AccountService::find(QString username,
                                                                QString address) const
{
    const auto lookUp = [=, this](SqlConnection &connection) -> Result<Known> {
        auto credentials = AccountRepository(connection).credentials(username);
        if (!credentials)
            return std::unexpected(credentials.error());
        const auto locked = guard_.isLocked(connection, username, address, clock_.now());
        if (!locked)
            return std::unexpected(locked.error());
        return Known{*credentials, *locked};
    };
    auto known = co_await database_.read(lookUp);
    co_return known;
}

QCoro::Task<Result<void>> AccountService::noteFailure(QString username, QString address) const
{
    const auto note = [=, this](SqlConnection &connection) {
        return guard_.noteFailure(connection, username, address, clock_.now());
    };
    auto noted = co_await database_.read(note);
    if (noted)
        co_return guard_.countFailure(address);
    co_return noted;
}

// What is stored was made at another cost: a new hash, at today's.
QCoro::Task<Result<QString>> AccountService::rehash(QString password, Device device,
                                                    bool isOutdated) const
{
    if (!isOutdated)
        co_return QString();
    auto hash = co_await hasher_.hash(password, device.gone);
    co_return hash;
}

// What was found may be old by now: the password was compared for a while.
QCoro::Task<Result<AccountService::Admission>>
AccountService::store(NewSession session, Known known, QString newHash) const
{
    const auto insert = [=, this](SqlConnection &connection) -> Result<Admission> {
        AccountRepository accounts(connection);
        Transaction transaction(connection);
        if (auto begun = transaction.begin(); !begun)
            return std::unexpected(begun.error());
        const auto same = accounts.lock(session.userId, known.credentials.passwordHash);
        if (!same)
            return std::unexpected(same.error());
        if (!*same)
            return Admission::Outdated;
        const auto &username = *known.credentials.user.username;
        const auto locked = guard_.isLocked(connection, username, session.ip, session.createdAt);
        if (!locked)
            return std::unexpected(locked.error());
        if (*locked)
            return Admission::Locked;
        if (!newHash.isEmpty()) {
            if (auto set = accounts.setPasswordHash(session.userId, newHash); !set)
                return std::unexpected(set.error());
        }
        if (auto forgiven = LoginGuard::forgive(connection, username, session.ip); !forgiven)
            return std::unexpected(forgiven.error());
        if (auto inserted = SessionRepository(connection).insert(session); !inserted)
            return std::unexpected(inserted.error());
        if (auto committed = transaction.commit(); !committed)
            return std::unexpected(committed.error());
        return Admission::Stored;
    };
    auto stored = co_await database_.read(insert);
    co_return stored;
}

// Unknown, wrong, locked and disabled take the same way: a hash, a row, the same answer.
QCoro::Task<Result<SignedIn>> AccountService::login(LoginRequest request, Device device) const
{
    if (auto may = guard_.admit(device.ip); !may)
        co_return std::unexpected(may.error());
    const QString username = request.username.toLower();
    const auto known = co_await find(username, device.ip);
    if (!known)
        co_return std::unexpected(known.error());
    const auto verdict =
        co_await hasher_.verify(request.password, known->credentials.passwordHash, device.gone);
    if (!verdict)
        co_return std::unexpected(verdict.error());
    if (!verdict->matches || known->isLocked) {
        const auto noted = co_await noteFailure(username, device.ip);
        if (!noted)
            co_return std::unexpected(noted.error());
        co_return wrongCredentials();
    }
    const auto newHash = co_await rehash(request.password, device, verdict->isOutdated);
    if (!newHash)
        co_return std::unexpected(newHash.error());
    const auto &user = known->credentials.user;
    const NewSession session = newSession(user.id, device);
    const auto stored = co_await store(session, *known, *newHash);
    if (!stored)
        co_return std::unexpected(stored.error());
    if (*stored == Admission::Stored)
        co_return co_await signedIn(user, session);
    if (*stored == Admission::Locked)
        co_return wrongCredentials();
    auto again = login(request, device);
    co_return co_await again;
}

// The password of someone who is signed in already; guessing it counts like guessing at a login.
QCoro::Task<Result<Credentials>> AccountService::prove(UserId user, QString password,
                                                       Device device) const
{
    if (auto may = guard_.admit(device.ip); !may)
        co_return std::unexpected(may.error());
    const auto lookUp = [=](SqlConnection &connection) {
        return AccountRepository(connection).credentials(user);
    };
    auto known = co_await database_.read(lookUp);
    if (!known)
        co_return known;
    const auto verdict = co_await hasher_.verify(password, known->passwordHash, device.gone);
    if (!verdict)
        co_return std::unexpected(verdict.error());
    if (verdict->matches)
        co_return known;
    if (auto counted = guard_.countFailure(device.ip); !counted)
        co_return std::unexpected(counted.error());
    co_return wrongPassword();
}

QCoro::Task<Result<void>> AccountService::changePassword(UserId user, SessionId session,
                                                         ChangePasswordRequest request,
                                                         Device device) const
{
    const auto known = co_await prove(user, request.currentPassword, device);
    if (!known)
        co_return std::unexpected(known.error());
    const auto hash = co_await hasher_.hash(request.newPassword, device.gone);
    if (!hash)
        co_return std::unexpected(hash.error());
    const auto now = clock_.now();
    const auto set = [=, oldHash = known->passwordHash,
                      newHash = *hash](SqlConnection &connection) -> Result<QList<SessionId>> {
        AccountRepository accounts(connection);
        Transaction transaction(connection);
        if (auto begun = transaction.begin(); !begun)
            return std::unexpected(begun.error());
        const auto same = accounts.lock(user, oldHash);
        if (!same)
            return std::unexpected(same.error());
        if (!*same)
            return wrongPassword();
        if (auto changed = accounts.setPasswordHash(user, newHash); !changed)
            return std::unexpected(changed.error());
        auto ended = SessionRepository(connection).endOthers(user, session, now);
        if (!ended)
            return ended;
        if (auto committed = transaction.commit(); !committed)
            return std::unexpected(committed.error());
        return ended;
    };
    const auto ended = co_await database_.read(set);
    if (!ended)
        co_return std::unexpected(ended.error());
    for (const auto &id : *ended)
        sessionEnded_(id, now);
    co_return Result<void>{};
}

QCoro::Task<Result<void>> AccountService::remove(UserId user, QString password, Device device) const
{
    const auto known = co_await prove(user, password, device);
    if (!known)
        co_return std::unexpected(known.error());
    const auto now = clock_.now();
    const auto depart =
        [=, hash = known->passwordHash](SqlConnection &connection,
                                        QList<Delivery> &deliveries) -> Result<QList<SessionId>> {
        const auto same = AccountRepository(connection).lock(user, hash);
        if (!same)
            return std::unexpected(same.error());
        if (!*same)
            return wrongPassword();
        return Departure(connection, deliveries).of(user, now);
    };
    const auto ended = co_await changes_.write(user, depart);
    if (!ended)
        co_return std::unexpected(ended.error());
    for (const auto &id : *ended)
        sessionEnded_(id, now);
    co_return Result<void>{};
}

} // namespace letschat::server
