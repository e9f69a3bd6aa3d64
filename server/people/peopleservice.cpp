#include "people/peopleservice.h"

#include "people/peoplerepository.h"
#include "protocol/events.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

// The viewer may see themself, and acquaintances; the database is asked about others only.
Result<PeopleService::Shown> PeopleService::shownTo(SqlConnection &connection, UserId viewer,
                                                    const QList<User> &users)
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
    return Shown{users, *visible};
}

QCoro::Task<QList<User>> PeopleService::withPresence(Shown shown) const
{
    QList<UserId> asked;
    for (const auto &user : shown.users) {
        if (shown.visible.contains(user.id))
            asked.append(user.id);
    }
    const auto online = co_await presence_.onlineAmong(asked);
    for (auto &user : shown.users) {
        user.online = online.contains(user.id);
        if (user.online || !shown.visible.contains(user.id))
            user.lastSeenAt.reset();
    }
    co_return shown.users;
}

QCoro::Task<Result<User>> PeopleService::find(UserId viewer, UserId user) const
{
    const auto lookUp = [=](SqlConnection &connection) -> Result<Shown> {
        const auto found = PeopleRepository(connection).find(viewer, user);
        if (!found)
            return std::unexpected(found.error());
        return shownTo(connection, viewer, {*found});
    };
    const auto found = co_await database_.read(lookUp);
    if (!found)
        co_return std::unexpected(found.error());
    const auto seen = co_await withPresence(*found);
    co_return seen.front();
}

QCoro::Task<Result<UserList>> PeopleService::search(UserId viewer, PeopleQuery query) const
{
    const auto lookUp = [=](SqlConnection &connection) -> Result<Shown> {
        const auto users =
            PeopleRepository(connection)
                .search(viewer, query.query, query.limit.value_or(PeopleQuery::defaultLimit));
        if (!users)
            return std::unexpected(users.error());
        return shownTo(connection, viewer, *users);
    };
    const auto found = co_await database_.read(lookUp);
    if (!found)
        co_return std::unexpected(found.error());
    const auto seen = co_await withPresence(*found);
    co_return UserList{seen};
}

QCoro::Task<Result<User>> PeopleService::update(UserId user, UpdateMeRequest request) const
{
    const auto change = [=](SqlConnection &connection,
                            QList<Delivery> &deliveries) -> Result<Shown> {
        PeopleRepository people(connection);
        const auto changed = people.update(user, request);
        if (!changed)
            return std::unexpected(changed.error());
        const auto now = people.find(user, user);
        if (!now)
            return std::unexpected(now.error());
        const auto audience = people.audience(user);
        if (!audience)
            return std::unexpected(audience.error());
        if (*changed)
            deliveries.append({*audience, encodeEvent(UserUpdated{now->profile()}), {}});
        return Shown{{*now}, {user}};
    };
    const auto updated = co_await changes_.write(user, change);
    if (!updated)
        co_return std::unexpected(updated.error());
    const auto seen = co_await withPresence(*updated);
    co_return seen.front();
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
