#include "live/presence.h"

#include "bus/pendinganswer.h"
#include "protocol/events.h"

using namespace std::chrono_literals;

namespace letschat::server {

namespace {

constexpr auto tickInterval = 250ms;
constexpr int maxReadings = 3; // for as long as what was read changes meanwhile

} // namespace

QByteArray presenceEvent(UserId user, bool online, std::optional<Timestamp> lastSeenAt)
{
    return encodeEvent(PresenceChanged{user, online, lastSeenAt});
}

Presence::Presence(Database &database, Bus &bus, const Clock &clock,
                   std::chrono::milliseconds grace)
    : database_(database)
    , bus_(bus)
    , clock_(clock)
    , grace_(grace)
{
    timer_.setInterval(tickInterval);
    connect(&timer_, &QTimer::timeout, this, &Presence::tick);
}

QCoro::Task<QList<UserId>> Presence::arrive(UserId user)
{
    {
        const std::lock_guard lock(mutex_);
        if (!people_.contains(user))
            people_.insert(user, {.doubted = lastDoubt_});
        auto &person = people_[user];
        ++person.sockets;
        person.leftAt.reset();
    }
    co_await bus_.listenTo(user);
    const auto find = [user](SqlConnection &connection) {
        return Acquaintances(connection).of(user);
    };
    auto known = sureAcquaintances(user);
    for (int reading = 0; !known && reading < maxReadings; ++reading) {
        const auto doubted = newestDoubt(user);
        const auto found = co_await database_.read(find);
        if (!found)
            break;
        if (take(user, doubted, *found) == Reading::Announced)
            known = *found;
    }
    if (!known)
        putOff(user); // who is there is told once it is known
    const auto acquaintances = known.value_or(QSet<UserId>()).values();
    const auto online = co_await onlineAmong(acquaintances);
    co_return online.values();
}

quint64 Presence::newestDoubt(UserId user) const
{
    const std::lock_guard lock(mutex_);
    const auto person = people_.find(user);
    return person != people_.end() ? person->doubted : 0;
}

// While somebody's acquaintances are in doubt, the database knows better.
bool Presence::isSure(UserId user) const
{
    return isAnnounced(user) && !isResolving_;
}

std::optional<QSet<UserId>> Presence::sureAcquaintances(UserId user) const
{
    const std::lock_guard lock(mutex_);
    return isSure(user) ? std::optional(people_.find(user)->acquaintances) : std::nullopt;
}

QCoro::Task<QList<UserId>> Presence::see(UserId user) const
{
    auto acquaintances = sureAcquaintances(user);
    if (!acquaintances) {
        const auto find = [user](SqlConnection &connection) {
            return Acquaintances(connection).of(user);
        };
        const auto found = co_await database_.read(find);
        acquaintances = found.value_or(QSet<UserId>());
    }
    const auto asked = acquaintances->values();
    const auto online = co_await onlineAmong(asked);
    co_return online.values();
}

// Whoever is here needs no asking.
QCoro::Task<QSet<UserId>> Presence::onlineAmong(QList<UserId> users) const
{
    auto online = announcedAmong(users);
    if (!bus_.leases().areShared())
        co_return online;
    users.removeIf([&online](const UserId &user) { return online.contains(user); });
    if (!users.isEmpty()) {
        PendingAnswer<QSet<UserId>> held(
            [this, users](const auto &take) { bus_.leases().findHeld(users, take); });
        online += co_await held;
    }
    co_return online;
}

QCoro::Task<bool> Presence::isOnline(UserId user) const
{
    const QList<UserId> asked{user}; // g++ 12 takes no list in an awaited call
    const auto online = co_await onlineAmong(asked);
    co_return !online.isEmpty();
}

QSet<UserId> Presence::announcedAmong(const QList<UserId> &users) const
{
    const std::lock_guard lock(mutex_);
    QSet<UserId> announced;
    for (const auto &user : users) {
        if (isAnnounced(user))
            announced.insert(user);
    }
    return announced;
}

// Announces, unless a change came while the acquaintances were read.
Presence::Reading Presence::take(UserId user, quint64 doubted, const QSet<UserId> &acquaintances)
{
    {
        const std::lock_guard lock(mutex_);
        const auto person = people_.find(user);
        if (person == people_.end() || person->isAnnounced)
            return Reading::Announced; // gone, or by another socket
        if (person->doubted != doubted)
            return Reading::Outdated;
        person->isAnnounced = true;
        person->acquaintances = acquaintances;
        person->settled = doubted;
        arrived_.append({user, clock_.now()});
        wakeUp();
        for (const auto &other : acquaintances) {
            const auto found = people_.find(other);
            if (found != people_.end() && found->isAnnounced)
                found->acquaintances.insert(user);
        }
        if (std::exchange(person->isUnread, false))
            tellLate(user);
    }
    bus_.leases().hold(user, [this, user](bool isFirst) {
        if (isFirst)
            announce(user);
    });
    return Reading::Announced;
}

// The answer to the token could not say who is there.
void Presence::tellLate(UserId user)
{
    for (const auto &other : std::as_const(people_[user].acquaintances)) {
        if (isAnnounced(other))
            bus_.tellHere({{user}, presenceEvent(other, true, std::nullopt), {}});
    }
}

// Perhaps again, when Redis is back: to those who may see the user now.
void Presence::announce(UserId user)
{
    const std::lock_guard lock(mutex_);
    if (!isAnnounced(user))
        return;
    const auto listeners = people_.find(user)->acquaintances.values();
    bus_.publish({listeners, presenceEvent(user, true, std::nullopt), {}});
}

void Presence::putOff(UserId user)
{
    {
        const std::lock_guard lock(mutex_);
        const auto person = people_.find(user);
        if (person == people_.end() || person->isAnnounced)
            return;
        person->isUnread = true;
    }
    wakeUp();
}

void Presence::leave(UserId user)
{
    bus_.stopListeningTo(user);
    {
        const std::lock_guard lock(mutex_);
        const auto person = people_.find(user);
        if (person == people_.end() || --person->sockets > 0)
            return;
        if (!person->isAnnounced) {
            people_.erase(person);
            return;
        }
        person->leftAt = clock_.now();
    }
    wakeUp();
}

bool Presence::isAnnounced(UserId user) const
{
    const auto person = people_.find(user);
    return person != people_.end() && person->isAnnounced;
}

void Presence::wakeUp()
{
    const auto start = [this] {
        if (!timer_.isActive()) // starting again would put off what is due
            timer_.start();
    };
    QMetaObject::invokeMethod(&timer_, start, Qt::QueuedConnection);
}

// What is due, or was refused by the database; of each kind one job at a time.
void Presence::tick()
{
    QList<Acquaintances::Sighting> leaving;
    QList<Acquaintances::Sighting> arrived;
    QList<UserId> unread;
    QList<UserId> lapsed;
    bool resolves = false;
    {
        const std::lock_guard lock(mutex_);
        const auto now = clock_.now();
        bool isIdle = doubts_.empty() && lapsed_.isEmpty();
        for (auto [user, person] : people_.asKeyValueRange()) {
            isIdle = isIdle && !person.leftAt && !person.isUnread;
            if (person.isUnread && !isReading_)
                unread.append(user);
            if (person.leftAt && now >= *person.leftAt + grace_ && !isDismissing_)
                leaving.append({user, *person.leftAt});
        }
        isIdle = isIdle && arrived_.isEmpty();
        if (!isDismissing_)
            arrived = std::exchange(arrived_, {});
        if (isIdle)
            timer_.stop();
        if (!isBurying_)
            lapsed = lapsed_;
        isBurying_ = isBurying_ || !lapsed.isEmpty();
        isReading_ = isReading_ || !unread.isEmpty();
        isDismissing_ = isDismissing_ || !leaving.isEmpty() || !arrived.isEmpty();
        resolves = !doubts_.empty() && !std::exchange(isResolving_, true);
    }
    auto &readers = database_.readers();
    if (!leaving.isEmpty() || !arrived.isEmpty())
        readers.post([this, arrived, leaving](SqlConnection &connection) {
            dismiss(connection, arrived, leaving);
        });
    if (!unread.isEmpty())
        readers.post([this, unread](SqlConnection &connection) { read(connection, unread); });
    if (!lapsed.isEmpty())
        readers.post([this, lapsed](SqlConnection &connection) { bury(connection, lapsed); });
    if (resolves)
        readers.post([this](SqlConnection &connection) { resolveNext(connection); });
}

void Presence::read(SqlConnection &connection, const QList<UserId> &users)
{
    for (const auto &user : users) {
        const auto doubted = newestDoubt(user);
        const auto found = Acquaintances(connection).of(user);
        if (!found)
            break; // away still: the next tick asks for all of them again
        take(user, doubted, *found);
    }
    const std::lock_guard lock(mutex_);
    isReading_ = false;
}

void Presence::noteAll()
{
    QList<Acquaintances::Sighting> sightings;
    {
        const std::lock_guard lock(mutex_);
        for (auto [user, person] : people_.asKeyValueRange())
            sightings.append({user, person.leftAt.value_or(clock_.now())});
    }
    if (!sightings.isEmpty())
        database_.readers().post([sightings](SqlConnection &connection) {
            (void)Acquaintances(connection).noteLastSeen(sightings);
        });
}

} // namespace letschat::server
