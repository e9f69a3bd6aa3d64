#pragma once

#include "bus/changewriter.h"

#include <QCoroTask>

namespace letschat::server {

/// Blocking and unblocking, and what both sides are told: protocol.md, 4.1. Any I/O thread.
class BlockService
{
public:
    explicit BlockService(ChangeWriter &changes)
        : changes_(changes)
    {}

    QCoro::Task<Result<void>> block(UserId blocker, UserId blocked) const;
    /// Read marks that moved meanwhile are told again, where no other block hides them.
    QCoro::Task<Result<void>> unblock(UserId blocker, UserId blocked) const;

private:
    ChangeWriter &changes_;
};

} // namespace letschat::server
