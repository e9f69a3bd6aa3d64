#include "sync/syncservice.h"

#include "database/transaction.h"
#include "sync/syncassembly.h"

namespace letschat::server {

QCoro::Task<Result<SyncReply>> SyncService::sync(UserId caller, SyncRequest request) const
{
    const auto lookUp = [=](SqlConnection &connection) -> Result<SyncReply> {
        Transaction snapshot(connection);
        if (auto begun = snapshot.beginSnapshot(); !begun)
            return std::unexpected(begun.error());
        SyncRepository repository(connection);
        auto reply = SyncAssembly(repository, caller, request).make();
        if (auto ended = snapshot.commit(); !ended)
            return std::unexpected(ended.error());
        return reply;
    };
    auto reply = co_await database_.read(lookUp);
    if (reply && synced_)
        synced_(size_t(reply->messages.size()));
    co_return reply;
}

} // namespace letschat::server
