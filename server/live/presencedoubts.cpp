#include "live/presence.h"

/// The part of Presence that finds out who may see whom when that may have changed.
namespace letschat::server {

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
    while (!doubts_.empty()) {
        const Doubt doubt = doubts_.front();
        lock.unlock();
        Acquaintances acquaintances(connection);
        const auto found = acquaintances.among(doubt.user, doubt.others);
        const auto lastSeen = acquaintances.lastSeen(doubt.others + QList<UserId>{doubt.user});
        if (found && lastSeen)
            resolve(doubt, *found, *lastSeen);
        lock.lock();
        if (!found || !lastSeen)
            break; // tick() tries again
        doubts_.pop_front();
    }
    isResolving_ = false;
    const bool isLeft = !doubts_.empty();
    lock.unlock();
    if (isLeft)
        wakeUp();
}

void Presence::resolve(const Doubt &doubt, const QSet<UserId> &acquaintances,
                       const QHash<UserId, Timestamp> &lastSeen)
{
    const std::lock_guard lock(mutex_);
    for (const auto &other : doubt.others) {
        const bool maySee = acquaintances.contains(other);
        resolve(doubt, doubt.user, other, maySee, lastSeen);
        resolve(doubt, other, doubt.user, maySee, lastSeen);
    }
}

// Who came after the change has read it, and perhaps newer ones than were read here.
void Presence::resolve(const Doubt &doubt, UserId listener, UserId about, bool maySee,
                       const QHash<UserId, Timestamp> &lastSeen)
{
    const auto person = people_.find(listener);
    if (person == people_.end() || !person->isAnnounced || person->settled >= doubt.number)
        return;
    if (person->acquaintances.contains(about) == maySee)
        return;
    if (maySee)
        person->acquaintances.insert(about);
    else
        person->acquaintances.remove(about);
    const bool isOnline = maySee && isAnnounced(about);
    std::optional<Timestamp> seenAt;
    if (maySee && !isOnline && lastSeen.contains(about))
        seenAt = lastSeen[about];
    bus_.publish({{listener}, presenceEvent(about, isOnline, seenAt), {}});
}

} // namespace letschat::server
