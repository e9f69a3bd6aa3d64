#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "network/apiclient.h"
#include "protocol/messages.h"
#include "sync/draft.h"

#include <QTimer>

#include <map>
#include <memory>

namespace letschat::client {

/// What the user has sent and the server has not confirmed. One message of a conversation is on its
/// way at a time, so that their order holds; each goes with the same nonce however often it is
/// tried. Where the fault is the network's or the server's it is tried again for ever, with a
/// growing delay; where the server refuses, it fails with a reason, and the next one goes. Held in
/// memory. GUI thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    Outbox(ApiClient &api, const Clock &clock, QObject *parent = nullptr);
    ~Outbox() override;

    /// Puts a message on its way. `body` is within its limits.
    Nonce send(ConversationId conversation, const QString &body);
    /// Tries a failed one again, as the newest of its conversation.
    void retry(Nonce nonce);
    /// Forgets a failed one.
    void discard(Nonce nonce);
    /// The server has this message, whoever says so: it is no draft any more.
    void confirm(const Message &message);
    /// The server can be reached again: what waits is tried at once.
    void wake();
    /// Forgets everything: another user may come.
    void clear();

    /// Those of a conversation, in the order of sending.
    QList<Draft> drafts(ConversationId conversation) const;
    std::optional<Draft> newest(ConversationId conversation) const;
    /// How many are still to be sent, those that failed left out.
    int waitingCount() const;

Q_SIGNALS:
    /// It is new, or is tried again, or has failed.
    void draftChanged(const letschat::client::Draft &draft);
    void draftDiscarded(letschat::ConversationId conversation, letschat::Nonce nonce);
    /// The server's answer to sending it. Comes before changed(), so that no moment has neither.
    void confirmed(const letschat::Message &message);
    /// Something in the queue of this conversation is not as it was.
    void changed(letschat::ConversationId conversation);

private:
    struct Lane;

    Lane &laneOf(ConversationId conversation);
    Draft *find(Nonce nonce);
    void pump(Lane &lane);
    QCoro::Task<> post(ConversationId conversation, Draft draft, quint64 attempt);
    void finish(Lane &lane, Nonce nonce, quint64 attempt, const ApiResult<Message> &answer);
    void fail(Lane &lane, Nonce nonce, const ApiError &error);
    bool drop(Lane &lane, Nonce nonce);

    ApiClient &api_;
    const Clock &clock_;
    std::map<ConversationId, std::unique_ptr<Lane>> lanes_;
    qint64 orders_ = 0;
    quint64 attempts_ = 0;
};

} // namespace letschat::client
