#pragma once

#include "core/clock.h"
#include "database/database.h"
#include "messages/messagewriter.h"

#include <QCoroTask>

namespace letschat::server {

/// Messages: protocol.md, 4.3. Any I/O thread.
class MessageService
{
public:
    MessageService(Database &database, MessageWriter &writer, const Clock &clock)
        : database_(database)
        , writer_(writer)
        , clock_(clock)
    {}

    QCoro::Task<Result<StoredMessage>> send(UserId sender, ConversationId conversation,
                                            SendMessageRequest request) const;
    QCoro::Task<Result<MessagePage>> page(UserId viewer, ConversationId conversation,
                                          MessagePageQuery query) const;

private:
    Database &database_;
    MessageWriter &writer_;
    const Clock &clock_;
};

} // namespace letschat::server
