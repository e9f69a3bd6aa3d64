#pragma once

#include "bus/changewriter.h"
#include "core/clock.h"
#include "messages/messagewriter.h"
#include "protocol/messagechanges.h"

#include <QCoroTask>

namespace letschat::server {

/// Messages: protocol.md, 4.3. Any I/O thread.
class MessageService
{
public:
    MessageService(Database &database, MessageWriter &writer, ChangeWriter &changes,
                   const Clock &clock)
        : database_(database)
        , writer_(writer)
        , changes_(changes)
        , clock_(clock)
    {}

    QCoro::Task<Result<StoredMessage>> send(UserId sender, ConversationId conversation,
                                            SendMessageRequest request) const;
    QCoro::Task<Result<MessagePage>> page(UserId viewer, ConversationId conversation,
                                          MessagePageQuery query) const;
    QCoro::Task<Result<Message>> edit(UserId caller, MessagePath path, QString body) const;
    QCoro::Task<Result<void>> remove(UserId caller, MessagePath path) const;
    QCoro::Task<Result<void>> react(UserId caller, ReactionPath path) const;
    QCoro::Task<Result<void>> takeBack(UserId caller, ReactionPath path) const;

private:
    Database &database_;
    MessageWriter &writer_;
    ChangeWriter &changes_;
    const Clock &clock_;
};

} // namespace letschat::server
