#include "sync/syncroutes.h"

#include "http/answer.h"
#include "http/api.h"
#include "sync/syncservice.h"

namespace letschat::server {

void bindSync(Api &api, const SyncService &sync)
{
    api.on<Sync>([&sync](Request<Sync> request) {
        return answer(sync.sync(request.caller.userId, request.body));
    });
}

} // namespace letschat::server
