#pragma once

#include "database/database.h"
#include "protocol/sync.h"

#include <QCoroTask>

namespace letschat::server {

/// What a device missed: protocol.md, 4.4. Immutable; any I/O thread.
class SyncService
{
public:
    explicit SyncService(Database &database)
        : database_(database)
    {}

    /// All of a reply is read from one snapshot of the database.
    QCoro::Task<Result<SyncReply>> sync(UserId caller, SyncRequest request) const;

private:
    Database &database_;
};

} // namespace letschat::server
