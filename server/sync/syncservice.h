#pragma once

#include "database/database.h"
#include "protocol/sync.h"

#include <QCoroTask>

#include <functional>

namespace letschat::server {

/// What a device missed: protocol.md, 4.4. Immutable; any I/O thread.
class SyncService
{
public:
    /// Told of each reply with its number of messages, on the I/O thread.
    using Synced = std::function<void(size_t)>;

    explicit SyncService(Database &database, Synced synced = {})
        : database_(database)
        , synced_(std::move(synced))
    {}

    /// All of a reply is read from one snapshot of the database.
    QCoro::Task<Result<SyncReply>> sync(UserId caller, SyncRequest request) const;

private:
    Database &database_;
    const Synced synced_;
};

} // namespace letschat::server
