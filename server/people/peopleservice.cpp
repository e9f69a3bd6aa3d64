#include "people/peopleservice.h"

#include "people/peoplerepository.h"
#include "protocol/events.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

// The viewer may see themself, and acquaintances; the database is asked about others only.
Result<void> PeopleService::addPresence(SqlConnection &connection, UserId viewer,
                                        QList<User> &users) const
{
    QList<UserId> ids;
    for (const auto &user : users) {
        if (user.id != viewer)
            ids.append(user.id);
    }
    auto visible = Acquaintances(connection).among(viewer, ids);
    if (!visible)
        return std::unexpected(visible.error());
    visible->insert(viewer);
    for (auto &user : users) {
        const bool isVisible = visible->contains(user.id);
        user.online = isVisible && presence_.isOnline(user.id);
        if (user.online || !isVisible)
            user.lastSeenAt.reset();
    }
    return {};
}

QCoro::Task<Result<User>> PeopleService::find(UserId viewer, UserId user) const
{
    const auto lookUp = [=, this](SqlConnection &connection) -> Result<User> {
        const auto found = PeopleRepository(connection).find(viewer, user);
        if (!found)
            return found;
        QList<User> users{*found};
        if (const auto added = addPresence(connection, viewer, users); !added)
            return std::unexpected(added.error());
        return users.front();
    };
    auto found = co_await database_.read(lookUp);
    co_return found;
}

QCoro::Task<Result<UserList>> PeopleService::search(UserId viewer, PeopleQuery query) const
{
    const auto lookUp = [=, this](SqlConnection &connection) -> Result<UserList> {
        auto users =
            PeopleRepository(connection)
                .search(viewer, query.query, query.limit.value_or(PeopleQuery::defaultLimit));
        if (!users)
            return std::unexpected(users.error());
        if (const auto added = addPresence(connection, viewer, *users); !added)
            return std::unexpected(added.error());
        return UserList{*users};
    };
    auto found = co_await database_.read(lookUp);
    co_return found;
}

QCoro::Task<Result<User>> PeopleService::update(UserId user, UpdateMeRequest request) const
{
    const auto change = [=, this](SqlConnection &connection,
                                  QList<Delivery> &deliveries) -> Result<User> {
        PeopleRepository people(connection);
        const auto changed = people.update(user, request);
        if (!changed)
            return std::unexpected(changed.error());
        const auto now = people.find(user, user);
        if (!now)
            return now;
        const auto audience = people.audience(user);
        if (!audience)
            return std::unexpected(audience.error());
        if (*changed)
            deliveries.append({*audience, encodeEvent(UserUpdated{now->profile()}), {}});
        QList<User> seen{*now};
        if (const auto added = addPresence(connection, user, seen); !added)
            return std::unexpected(added.error());
        return seen.front();
    };
    auto updated = co_await changes_.write(user, change);
    co_return updated;
}

QCoro::Task<Result<UserList>> PeopleService::blocks(UserId blocker) const
{
    const auto lookUp = [=](SqlConnection &connection) -> Result<UserList> {
        const auto users = PeopleRepository(connection).blockedBy(blocker);
        if (!users)
            return std::unexpected(users.error());
        return UserList{*users};
    };
    auto found = co_await database_.read(lookUp);
    co_return found;
}

} // namespace letschat::server
