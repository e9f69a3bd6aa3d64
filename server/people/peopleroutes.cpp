#include "people/peopleroutes.h"

#include "http/answer.h"
#include "http/api.h"
#include "people/peopleservice.h"
#include "protocol/blocks.h"

namespace letschat::server {

void bindPeople(Api &api, const PeopleService &people)
{
    api.on<GetMe>([&people](Request<GetMe> request) {
        return answer(people.find(request.caller.userId, request.caller.userId));
    });
    api.on<UpdateMe>([&people](Request<UpdateMe> request) {
        return answer(people.update(request.caller.userId, request.body));
    });
    api.on<GetUser>([&people](Request<GetUser> request) {
        return answer(people.find(request.caller.userId, request.path.userId));
    });
    api.on<SearchPeople>([&people](Request<SearchPeople> request) {
        return answer(people.search(request.caller.userId, request.query));
    });
    api.on<ListBlocks>([&people](Request<ListBlocks> request) {
        return answer(people.blocks(request.caller.userId));
    });
}

} // namespace letschat::server
