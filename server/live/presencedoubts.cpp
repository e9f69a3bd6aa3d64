#include "live/presence.h"

/// The part of Presence that finds out who may see whom when that may have changed.
namespace letschat::server {

/// What the database says about a doubt.
struct Presence::Looked
{
    Doubt doubt;
    QSet<UserId> acquaintances;
    QHash<UserId, Timestamp> lastSeen;
};

void Presence::follow(const Delivery &delivery)
{
    if (delivery.pairedWith.isEmpty())
        return;
    const bool fewer = delivery.recipients.size() < delivery.pairedWith.size();
    const auto &few = fewer ? delivery.recipients : delivery.pairedWith;
    const auto &many = fewer ? delivery.pairedWith : delivery.recipients;
    {
        const std::lock_guard lock(mutex_);
        ++lastDoubt_;
        for (const auto &user : few + many) {
            if (const auto person = people_.find(user); person != people_.end())
                person->doubted = lastDoubt_;
        }
        for (const auto &user : few)
            doubts_.push_back({lastDoubt_, user, many});
        if (isResolving_)
            return;
        isResolving_ = true;
    }
    database_.readers().post([this](SqlConnection &connection) { resolveNext(connection); });
}

void Presence::resolveNext(SqlConnection &connection)
{
    std::unique_lock lock(mutex_);
    if (doubts_.empty()) {
        lock.unlock();
        return endResolving();
    }
    const Doubt doubt = doubts_.front();
    lock.unlock();
    Acquaintances acquaintances(connection);
    const auto people = doubt.others + QList<UserId>{doubt.user};
    const auto found = acquaintances.among(doubt.user, doubt.others);
    const auto lastSeen = acquaintances.lastSeen(people);
    if (!found || !lastSeen)
        return endResolving(); // tick() tries again
    const auto goOn = [this, looked = Looked{doubt, *found, *lastSeen}](const auto &held) {
        resolve(looked, held);
        database_.readers().post([this](SqlConnection &next) { resolveNext(next); });
    };
    bus_.leases().findHeld(people, goOn);
}

void Presence::endResolving()
{
    bool isLeft = false;
    {
        const std::lock_guard lock(mutex_);
        isResolving_ = false;
        isLeft = !doubts_.empty();
    }
    if (isLeft)
        wakeUp();
}

void Presence::resolve(const Looked &looked, const QSet<UserId> &held)
{
    const std::lock_guard lock(mutex_);
    for (const auto &other : looked.doubt.others) {
        resolve(looked, looked.doubt.user, other, held);
        resolve(looked, other, looked.doubt.user, held);
    }
    doubts_.pop_front();
}

// Who came after the change has read it, and perhaps newer ones than were read here. Whoever is
// connected to several nodes has this from each of them, for its own sockets.
void Presence::resolve(const Looked &looked, UserId listener, UserId about,
                       const QSet<UserId> &held)
{
    const auto person = people_.find(listener);
    if (person == people_.end() || !person->isAnnounced || person->settled >= looked.doubt.number)
        return;
    const auto other = listener == looked.doubt.user ? about : listener;
    const bool maySee = looked.acquaintances.contains(other);
    if (person->acquaintances.contains(about) == maySee)
        return;
    if (maySee)
        person->acquaintances.insert(about);
    else
        person->acquaintances.remove(about);
    const bool isOnline = maySee && (isAnnounced(about) || held.contains(about));
    std::optional<Timestamp> seenAt;
    if (maySee && !isOnline && looked.lastSeen.contains(about))
        seenAt = looked.lastSeen[about];
    bus_.tellHere({{listener}, presenceEvent(about, isOnline, seenAt), {}});
}

} // namespace letschat::server
