#pragma once

#include "bus/changewriter.h"
#include "core/clock.h"
#include "protocol/conversations.h"

#include <QCoroTask>

namespace letschat::server {

/// Conversations: protocol.md, 4.2. Immutable; any I/O thread.
class ConversationService
{
public:
    ConversationService(Database &database, ChangeWriter &changes, const Clock &clock)
        : database_(database)
        , changes_(changes)
        , clock_(clock)
    {}

    QCoro::Task<Result<ConversationPage>> list(UserId caller, ConversationListQuery query) const;
    QCoro::Task<Result<Conversation>> find(UserId caller, ConversationId id) const;

    struct Created
    {
        Conversation conversation;
        bool isNew = false;
    };
    QCoro::Task<Result<Created>> create(UserId caller, CreateConversationRequest request) const;

private:
    QCoro::Task<Result<Created>> openDirect(UserId caller, UserId peer) const;
    QCoro::Task<Result<Created>> createGroup(UserId caller,
                                             CreateConversationRequest request) const;

    Database &database_;
    ChangeWriter &changes_;
    const Clock &clock_;
};

} // namespace letschat::server
