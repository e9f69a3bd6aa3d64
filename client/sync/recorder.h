#pragma once

#include "protocol/events.h"
#include "protocol/sync.h"
#include "store/storecontent.h"

#include <QSet>

namespace letschat::client {

/// What the server told, written into the store: the effects and the numbers of each in the one
/// transaction that it is called in. Throws SqliteError; the store's thread.
class Recorder
{
public:
    Recorder(StoreContent &content, StoreChanges &changes)
        : content_(content)
        , changes_(changes)
    {}
    /// Notes how the conversations that were touched are now.
    void finish();

    /// A live event that comes right after what is held. False, and nothing is done, when it does
    /// not: what was missed must be fetched.
    bool apply(const Event &event);
    /// A page of /sync. False when it is of another life of the database: everything but what is
    /// unsent was dropped, and must be asked for anew.
    bool adopt(const SyncReply &reply);
    /// A page of older history. What of it changed since is held already, and is newer.
    void storePage(ConversationId conversation, const QList<Message> &page);
    /// What the server answered to sending or editing a message.
    void storeAnswer(const Message &message);
    /// The number of a conversation that was opened here and has no history yet.
    void storeOpened(const Conversation &conversation);

    /// The outgoing one is no more.
    void settle(ConversationId conversation, Nonce nonce);
    /// Something of this conversation is not as it was.
    void touch(ConversationId conversation) { touched_.insert(conversation); }

private:
    bool take(qint64 number, const MessageNew &event);
    bool take(qint64 number, const MessageUpdated &event);
    bool take(qint64 number, const ConversationUpdated &event);
    bool take(qint64 number, const ReadMarkMoved &event);
    bool take(qint64 number, const HiddenChange &event);
    bool takeState(const StateChanged &event);
    bool takeGone(ConversationId id);
    void adopt(const SyncedConversation &conversation);
    void adoptNumbers(const SyncedConversation &conversation);
    void adopt(const Message &message);

    qint64 putConversation(const Conversation &conversation);
    void putProfile(const Profile &profile);
    void holdMessage(qint64 number, const Message &message);
    bool store(qint64 number, const Message &message);
    void putMessage(qint64 number, const Message &message);
    void countUnread(qint64 number, const Message &message, int change);
    void settleBy(const Message &message, bool isNews);

    StoreContent &content_;
    StoreChanges &changes_;
    QSet<ConversationId> touched_;
};

} // namespace letschat::client
