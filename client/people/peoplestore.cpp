#include "people/peoplestore.h"

#include <utility>

namespace letschat::client {

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
    Q_EMIT changed(profile.id);
}

void PeopleStore::remember(const User &user)
{
    remember(user.profile());
    setOnline(user.id, user.online);
}

void PeopleStore::setOnline(UserId id, bool online)
{
    if (online == isOnline(id))
        return;
    if (online)
        online_.insert(id);
    else
        online_.remove(id);
    Q_EMIT changed(id);
}

void PeopleStore::setOnline(const QList<UserId> &ids)
{
    const QSet<UserId> now(ids.begin(), ids.end());
    const auto before = std::exchange(online_, now);
    for (const auto &id : before - now)
        Q_EMIT changed(id);
    for (const auto &id : now - before)
        Q_EMIT changed(id);
}

void PeopleStore::clear()
{
    profiles_.clear();
    setOnline({});
}

} // namespace letschat::client
