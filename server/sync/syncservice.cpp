#include "sync/syncservice.h"

#include "sync/syncassembly.h"

namespace letschat::server {

QCoro::Task<Result<SyncReply>> SyncService::sync(UserId caller, SyncRequest request) const
{
    const auto lookUp = [=](SqlConnection &connection) -> Result<SyncReply> {
        SyncRepository repository(connection);
        return SyncAssembly(repository, caller, request).make();
    };
    auto reply = co_await database_.read(lookUp);
    if (reply && synced_)
        synced_(size_t(reply->messages.size()));
    co_return reply;
}

} // namespace letschat::server
