#pragma once

#include "network/httplink.h"
#include "protocol/messagechanges.h"
#include "support/modelserverconversations.h"
#include "support/modelserversync.h"

namespace letschat::test {

/// A server of the contract in memory, without network and event loop: what it does depends on
/// nothing but the calls, so that a schedule can be run again. It knows no blocks, presence and
/// attachments.
///
/// A copy is a backup: `const ModelServer backup = server;`, then `server = backup;` and
/// `server.newEpoch();`. Copies never give the same id or time twice, and tell the same listener.
class ModelServer : public ModelConversations
{
public:
    struct Sent
    {
        Message message;
        bool isNew = false;
    };

    explicit ModelServer(const ModelLimits &limits = {})
        : limits_(limits)
    {}

    /// One call of a client, whose caller is known already: the token is not looked at. Every call
    /// of the contract about people, conversations, messages and sync.
    client::HttpReply answer(UserId caller, const client::HttpRequest &request);

    Result<SyncReply> sync(UserId caller, const SyncRequest &request) const;

    /// A null nonce becomes a new one. The body is stored as it is given.
    Result<Sent> send(UserId sender, ConversationId id, const QString &body, Nonce nonce = {},
                      std::optional<MessageId> replyTo = {});
    Result<Message> edit(UserId caller, const MessagePath &path, const QString &body);
    Result<void> remove(UserId caller, const MessagePath &path);
    Result<void> react(UserId caller, const MessagePath &path, const QString &emoji);
    Result<void> unreact(UserId caller, const MessagePath &path, const QString &emoji);
    Result<MessagePage> page(UserId viewer, ConversationId id, const MessagePageQuery &query) const;
    /// The truth to compare with: all messages, ascending by `seq`.
    QList<Message> history(ConversationId id) const { return state_.talks.value(id).messages; }

    /// This person's sending, editing and reacting there is refused: 403 `cannot_message`.
    void refuseFrom(UserId user, ConversationId conversation, bool isRefused = true);

private:
    struct Found
    {
        ModelTalk *talk;
        Message *message;
    };

    Result<Found> find(UserId caller, const MessagePath &path);
    Result<Found> findWritable(UserId caller, const MessagePath &path);
    const Message &stamp(const Found &found);
    Message store(ModelTalk &talk, const Message &draft);

    ModelLimits limits_;
};

} // namespace letschat::test
