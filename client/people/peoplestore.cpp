#include "people/peoplestore.h"

#include "network/eventsource.h"
#include "store/localstore.h"

#include <QSet>

#include <utility>

namespace letschat::client {

PeopleStore::PeopleStore(EventSource &events, QObject *parent)
    : QObject(parent)
{
    follow(events);
}

void PeopleStore::follow(EventSource &events)
{
    events.on<AuthOk>(this, &PeopleStore::take);
    events.on<PresenceChanged>(this, &PeopleStore::take);
    events.on<UserUpdated>(this, &PeopleStore::take);
}

void PeopleStore::follow(LocalStore &store)
{
    connect(&store, &LocalStore::closed, this, &PeopleStore::clear);
    connect(&store, &LocalStore::changed, this, [this](const StoreChanges &changes) {
        for (const auto &profile : changes.people)
            remember(profile);
    });
}

void PeopleStore::take(const AuthOk &ok)
{
    setOnline(ok.online);
}

void PeopleStore::take(const PresenceChanged &event)
{
    setPresence(event.userId, {event.online, event.lastSeenAt});
}

void PeopleStore::take(const UserUpdated &event)
{
    remember(event.user);
}

const Profile *PeopleStore::find(UserId id) const
{
    const auto found = profiles_.constFind(id);
    return found == profiles_.cend() ? nullptr : &*found;
}

QString PeopleStore::displayName(UserId id) const
{
    const auto *profile = find(id);
    return profile ? profile->displayName : QString();
}

void PeopleStore::remember(const Profile &profile)
{
    auto &held = profiles_[profile.id];
    if (held == profile)
        return;
    held = profile;
    const auto id = profile.id;
    Q_EMIT profileChanged(id);
    Q_EMIT changed(id);
}

void PeopleStore::remember(const User &user)
{
    remember(user.profile());
    setPresence(user.id, {user.online, user.lastSeenAt});
    Q_EMIT blockTold(user.id, user.blocked);
}

void PeopleStore::setOnline(UserId id, bool online)
{
    if (online != isOnline(id))
        setPresence(id, {online, {}});
}

void PeopleStore::setOnline(const QList<UserId> &ids)
{
    const QSet<UserId> online(ids.begin(), ids.end());
    const auto known = presences_.keys();
    for (const auto &id : known) {
        if (!online.contains(id))
            setOnline(id, false);
    }
    for (const auto &id : online)
        setOnline(id, true);
}

void PeopleStore::setPresence(UserId id, const Presence &presence)
{
    if (presences_.value(id) == presence)
        return;
    if (presence == Presence())
        presences_.remove(id);
    else
        presences_.insert(id, presence);
    Q_EMIT presenceChanged(id);
    Q_EMIT changed(id);
}

void PeopleStore::forgetPresence()
{
    const auto known = std::exchange(presences_, {}).keys();
    for (const auto &id : known) {
        Q_EMIT presenceChanged(id);
        Q_EMIT changed(id);
    }
}

void PeopleStore::clear()
{
    const auto known = std::exchange(profiles_, {}).keys();
    forgetPresence();
    for (const auto &id : known) {
        Q_EMIT profileChanged(id);
        Q_EMIT changed(id);
    }
}

} // namespace letschat::client
