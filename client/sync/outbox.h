#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "network/apiclient.h"
#include "store/localstore.h"
#include "sync/dispatch.h"

#include <QTimer>

#include <map>
#include <memory>

namespace letschat::client {

/// What the user did and the server has not confirmed: messages, edits, deletions, reactions, read
/// marks. Each is in the store before it shows. One of a conversation is on its way at a time, so
/// that their order holds; a message goes with the same nonce however often it is tried. Where the
/// fault is the network's or the server's it is tried again for ever, with a growing delay; where
/// the server refuses, it fails with a reason, and the next one goes. GUI thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    Outbox(ApiClient &api, LocalStore &store, const Clock &clock, QObject *parent = nullptr);
    ~Outbox() override;

    /// Puts a message on its way. In the same transaction the draft of its conversation goes, where
    /// it was that. `body` is within its limits.
    Nonce send(ConversationId conversation, const QString &body,
               std::optional<MessageId> replyTo = {}, TextSource source = TextSource::Draft);
    Nonce edit(ConversationId conversation, MessageId message, const QString &body);
    Nonce remove(ConversationId conversation, MessageId message);
    Nonce react(ConversationId conversation, MessageId message, const QString &emoji, bool on);
    /// Everything up to `seq` was read.
    void markRead(ConversationId conversation, qint64 seq);
    /// Tries a failed one again, as the newest of its conversation.
    void retry(Nonce nonce);
    /// Forgets a failed one.
    void discard(Nonce nonce);

    /// Whether somebody is signed in: nothing goes out before that.
    void setActive(bool active);
    /// The server can be reached again: what waits is tried at once.
    void wake();

    /// In the order of sending.
    QList<Outgoing> outgoing(ConversationId conversation) const;
    /// The newest message of a conversation that is unsent.
    std::optional<Outgoing> newestMessage(ConversationId conversation) const;
    /// How many messages are still to be sent, those that failed left out.
    int waitingCount() const;

Q_SIGNALS:
    /// Something in the queue of this conversation is not as it was.
    void changed(letschat::ConversationId conversation);
    /// The store did not take it: nothing was sent, and nothing shows. The text is the user's to
    /// keep.
    void notTaken(const letschat::client::Outgoing &outgoing,
                  const letschat::client::StoreFault &fault);

private:
    struct Lane;
    using Attempt = quint64;

    Outgoing make(Outgoing::Kind kind, ConversationId conversation);
    QCoro::Task<> give(Outgoing outgoing, TextSource source = TextSource::Draft);
    void take(const StoreChanges &changes);
    Lane &laneOf(ConversationId conversation);
    void put(const Outgoing &outgoing);
    void settle(ConversationId conversation, Nonce nonce);
    void pump(Lane &lane);
    QCoro::Task<> post(Outgoing outgoing, Attempt attempt);
    QCoro::Task<bool> finish(Outgoing sent, ApiResult<std::optional<Message>> answer,
                             qint64 seenChangeSeq);
    void conclude(ConversationId conversation, Attempt attempt, bool isOver,
                  std::chrono::milliseconds leastWait);
    void clear();

    ApiClient &api_;
    LocalStore &store_;
    const Clock &clock_;
    std::map<ConversationId, std::unique_ptr<Lane>> lanes_;
    Attempt attempts_ = 0;
    /// Counts the stores: an answer for the account before is dropped.
    quint64 life_ = 0;
    bool isActive_ = false;
};

} // namespace letschat::client
