#include "live/presence.h"

/// The part of Presence that tells of people who have left, of those whose node died, and of what
/// others told while nobody could hear it.
namespace letschat::server {

// Noted before it is told, so that whoever hears of it reads the same; and who has arrived too, for
// a server that does not live to see them leave. A fault is no reason to call someone online.
void Presence::dismiss(SqlConnection &connection, const QList<Acquaintances::Sighting> &arrived,
                       const QList<Acquaintances::Sighting> &leaving)
{
    Acquaintances acquaintances(connection);
    (void)acquaintances.noteLastSeen(arrived);
    const auto living = acquaintances.noteLastSeen(leaving);
    const std::lock_guard lock(mutex_);
    for (const auto &[user, at] : leaving) {
        const auto person = people_.find(user);
        if (person == people_.end() || person->leftAt != at)
            continue; // back again, or told already
        const auto listeners = person->acquaintances.values();
        people_.erase(person);
        const bool isDeleted = living && !living->contains(user);
        const Delivery departure{
            listeners,
            presenceEvent(user, false, isDeleted ? std::nullopt : std::optional(at)),
            {}};
        bus_.leases().release(user, [this, departure](bool isLast) {
            if (isLast)
                bus_.publish(departure);
        });
    }
    isDismissing_ = false;
}

void Presence::takeLapsed(const QList<UserId> &users)
{
    {
        const std::lock_guard lock(mutex_);
        lapsed_ += users;
    }
    wakeUp();
}

// They were seen when their node last renewed its lease; one that went in good order has noted it.
void Presence::bury(SqlConnection &connection, const QList<UserId> &users)
{
    const auto seenAt = clock_.now() - PresenceLeases::lease;
    Acquaintances acquaintances(connection);
    QList<Acquaintances::Sighting> sightings;
    for (const auto &user : users)
        sightings.append({user, seenAt});
    const auto living = acquaintances.noteLastSeen(sightings);
    const auto lastSeen = acquaintances.lastSeen(users);
    QHash<UserId, Delivery> departures;
    bool isWhole = living && lastSeen;
    for (const auto &user : users) {
        const auto listeners = isWhole ? acquaintances.of(user) : Result<QSet<UserId>>();
        isWhole = isWhole && listeners;
        if (!isWhole)
            break; // the database is away; the next tick does all of it
        std::optional<Timestamp> at;
        if (living->contains(user) && lastSeen->contains(user))
            at = lastSeen->value(user);
        departures.insert(user, {listeners->values(), presenceEvent(user, false, at), {}});
    }
    {
        const std::lock_guard lock(mutex_);
        isBurying_ = false;
        if (!isWhole)
            return;
        lapsed_.remove(0, users.size());
    }
    bus_.leases().findHeld(users, [this, departures](const QSet<UserId> &held) {
        for (const auto &[user, departure] : departures.asKeyValueRange()) {
            if (!held.contains(user)) // nor back meanwhile
                bus_.publish(departure);
        }
    });
}

// Who is here was told of here all the time.
void Presence::refresh()
{
    QHash<UserId, QList<UserId>> listeners;
    {
        const std::lock_guard lock(mutex_);
        for (const auto [user, person] : people_.asKeyValueRange()) {
            for (const auto &other : person.acquaintances) {
                if (!isAnnounced(other))
                    listeners[other].append(user);
            }
        }
    }
    bus_.leases().findHeld(listeners.keys(), [this, listeners](const QSet<UserId> &held) {
        if (!bus_.isWhole())
            return; // it comes again once it is
        for (const auto &user : held)
            bus_.tellHere({listeners[user], presenceEvent(user, true, std::nullopt), {}});
        database_.readers().post([this, listeners, held](SqlConnection &connection) {
            const auto lastSeen = Acquaintances(connection).lastSeen(listeners.keys());
            const auto back = announcedAmong(listeners.keys());
            for (const auto &[user, hearing] : listeners.asKeyValueRange()) {
                if (!lastSeen || held.contains(user) || back.contains(user))
                    continue;
                const auto found = lastSeen->find(user);
                const auto at = found == lastSeen->end() ? std::nullopt : std::optional(*found);
                bus_.tellHere({hearing, presenceEvent(user, false, at), {}});
            }
        });
    });
}

} // namespace letschat::server
