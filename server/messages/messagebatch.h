#pragma once

#include "bus/bus.h"
#include "conversations/conversationlock.h"
#include "database/transaction.h"
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

/// Stores a batch of messages in a transaction of its own: two turns to the database, however many
/// there are. Membership, nonce, block, `seq` and `change_seq` are decided under the
/// locks of the conversations' rows, taken in the order of their ids.
class MessageBatch
{
public:
    explicit MessageBatch(SqlConnection &connection)
        : connection_(connection)
        , transaction_(connection)
    {}

    /// No two drafts of one sender may have the same nonce.
    Result<BatchOutcome> store(const QList<Draft> &drafts);
    /// After a fault of store(): nobody knows whether the batch was committed.
    bool isOutcomeUnknown() const { return isCommitting_ && !connection_.isOpen(); }

private:
    /// A conversation as it was before the batch, and what the batch adds.
    struct Place
    {
        qint64 lastSeq = 0;
        qint64 changeSeq = 0;
        bool isDirect = false;
        bool isBarred = false; ///< by a block, or as one of the two is gone
        QList<UserId> members;
        QSet<UserId> writers; ///< of a direct conversation
        QSet<UserId> unaware; ///< who did not open a direct one that has no message
        qint64 added = 0;

        bool sharesReadMarks() const { return server::sharesReadMarks(!isDirect, members.size()); }
    };
    using ReadMarks = QHash<std::pair<ConversationId, UserId>, qint64>;

    Result<void> lookUp(const QList<Draft> &drafts);
    void takePlaces(const BinaryRows &rows);
    Result<void> takeRepeated(const BinaryRows &rows);
    Result<void> findSources(const QList<MessageId> &ids);
    Result<StoredMessage> judge(const Draft &draft, qsizetype at);
    Result<void> write(const QList<Draft> &drafts, const BatchOutcome &outcome);
    QList<BinaryArray> counters(qint64 now) const;
    QList<BinaryArray> readMarks(const ReadMarks &read, bool areShared) const;
    void takeStates(const BinaryRows &rows);
    Result<void> findFresh();
    void announce(BatchOutcome &outcome);
    bool isMeeting(const Message &message);

    SqlConnection &connection_;
    Transaction transaction_;
    bool isCommitting_ = false;
    Timestamp now_;
    QList<QByteArray> hashes_; ///< of the requests, by draft
    QHash<ConversationId, Place> places_;
    /// By draft, what its nonce was used for: nothing where it was something else.
    QHash<qsizetype, std::optional<Message>> existing_;
    QHash<MessageId, ConversationId> sources_; ///< of replies
    QList<Delivery> states_;                   ///< what is the senders' alone
    /// Direct conversations that are about to get their first message, as they were before.
    QHash<ConversationId, Conversation> fresh_;
};

} // namespace letschat::server
