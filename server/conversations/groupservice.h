#pragma once

#include "bus/changewriter.h"
#include "protocol/groups.h"

#include <QCoroTask>

namespace letschat::server {

/// Title, members and roles: protocol.md, 4.2. Any I/O thread.
class GroupService
{
public:
    GroupService(Database &database, ChangeWriter &changes)
        : database_(database)
        , changes_(changes)
    {}

    QCoro::Task<Result<Conversation>> rename(UserId caller, ConversationId group,
                                             QString title) const;
    QCoro::Task<Result<MemberPage>> members(UserId caller, ConversationId conversation,
                                            MemberListQuery query) const;
    QCoro::Task<Result<Conversation>> add(UserId caller, ConversationId group,
                                          QList<UserId> users) const;
    QCoro::Task<Result<Conversation>> changeRole(UserId caller, MemberPath member, Role role) const;
    QCoro::Task<Result<void>> remove(UserId caller, MemberPath member) const;

private:
    Database &database_;
    ChangeWriter &changes_;
};

} // namespace letschat::server
