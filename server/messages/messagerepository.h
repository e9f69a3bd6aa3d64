#pragma once

#include "database/sqlconnection.h"
#include "protocol/messages.h"

namespace letschat::server {

/// Reading messages. Blocks the database thread that calls it.
class MessageRepository
{
public:
    explicit MessageRepository(SqlConnection &connection)
        : connection_(connection)
    {}

    /// Ascending by `seq`. NotFound for a conversation that is not the viewer's.
    Result<MessagePage> page(UserId viewer, ConversationId conversation,
                             const MessagePageQuery &query);

private:
    Result<qint64> lastSeq(UserId viewer, ConversationId conversation);
    Result<QList<Message>> range(ConversationId conversation, qint64 first, qint64 last);

    SqlConnection &connection_;
};

} // namespace letschat::server
