#pragma once

#include "core/clock.h"
#include "database/database.h"
#include "protocol/conversations.h"

#include <QCoroTask>

namespace letschat::server {

/// Conversations: protocol.md, 4.2. Immutable; any I/O thread.
class ConversationService
{
public:
    ConversationService(Database &database, const Clock &clock)
        : database_(database)
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
    Database &database_;
    const Clock &clock_;
};

} // namespace letschat::server
