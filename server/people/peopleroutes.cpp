#include "people/peopleroutes.h"

#include "database/database.h"
#include "http/api.h"
#include "people/peoplerepository.h"

namespace letschat::server {

namespace {

QCoro::Task<Result<Answer<User>>> find(Database &database, UserId viewer, UserId wanted)
{
    const auto lookUp = [=](SqlConnection &connection) {
        return PeopleRepository(connection).find(viewer, wanted);
    };
    auto user = co_await database.read(lookUp);
    if (!user)
        co_return std::unexpected(user.error());
    co_return Answer<User>{*user};
}

QCoro::Task<Result<Answer<UserList>>> search(Database &database, UserId viewer, PeopleQuery query)
{
    const auto lookUp = [=](SqlConnection &connection) {
        return PeopleRepository(connection)
            .search(viewer, query.query, query.limit.value_or(PeopleQuery::defaultLimit));
    };
    auto users = co_await database.read(lookUp);
    if (!users)
        co_return std::unexpected(users.error());
    co_return Answer<UserList>{UserList{*users}};
}

} // namespace

void bindPeople(Api &api, Database &database)
{
    api.on<GetMe>([&database](Request<GetMe> request) {
        return find(database, request.caller.userId, request.caller.userId);
    });
    api.on<GetUser>([&database](Request<GetUser> request) {
        return find(database, request.caller.userId, request.path.userId);
    });
    api.on<SearchPeople>([&database](Request<SearchPeople> request) {
        return search(database, request.caller.userId, request.query);
    });
}

} // namespace letschat::server
