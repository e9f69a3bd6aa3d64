#pragma once

#include "bus/bus.h"
#include "messages/messagewriter.h"
#include "protocol/conversations.h"

#include <QHash>
#include <QSet>

namespace letschat::server {

/// What became of a batch: an answer for each draft, in their order, and what is to be published
/// once it is committed.
struct BatchOutcome
{
    QList<Result<StoredMessage>> answers;
    QList<Delivery> deliveries;
};

/// The statements that store a batch of messages, inside a transaction of the caller's. Membership,
/// nonce, block, `seq` and `change_seq` are decided in SQL, under the locks of the conversations'
/// rows, taken in the order of their ids.
class MessageBatch
{
public:
    explicit MessageBatch(SqlConnection &connection)
        : connection_(connection)
    {}

    /// No two drafts of one sender may have the same nonce.
    Result<BatchOutcome> store(const QList<Draft> &drafts);

private:
    Result<void> lock(const QList<Draft> &drafts);
    Result<void> insert(const QList<Draft> &drafts, BatchOutcome &outcome);
    Result<void> findRecipients();
    void announce(BatchOutcome &outcome);
    bool isMeeting(const Message &message);

    SqlConnection &connection_;
    QString conversationIds_;
    /// Direct conversations that are about to get their first message, as they were before.
    QHash<ConversationId, Conversation> fresh_;
    QHash<ConversationId, QList<UserId>> recipients_;
    /// Direct conversations in which not both have written, and who of the two has.
    QHash<ConversationId, QSet<UserId>> strangers_;
};

} // namespace letschat::server
