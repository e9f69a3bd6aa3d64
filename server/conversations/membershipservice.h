#pragma once

#include "bus/changewriter.h"
#include "protocol/membership.h"

#include <QCoroTask>

namespace letschat::server {

/// What a member sets for themself: the read mark, and muting. protocol.md, 4.2. Any I/O thread.
class MembershipService
{
public:
    explicit MembershipService(ChangeWriter &changes)
        : changes_(changes)
    {}

    QCoro::Task<Result<void>> markRead(UserId caller, ConversationId conversation,
                                       qint64 seq) const;
    QCoro::Task<Result<void>> mute(UserId caller, ConversationId conversation,
                                   std::optional<Timestamp> until) const;

private:
    ChangeWriter &changes_;
};

} // namespace letschat::server
