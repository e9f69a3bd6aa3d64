#pragma once

#include "protocol/events.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace letschat::client {

class PeopleStore;
class Socket;

/// Turns the events of the socket into what the features take in, and says what must be fetched
/// because events were missed (protocol.md, 5 "Gaps"). GUI thread.
class SyncEngine : public QObject
{
    Q_OBJECT

public:
    /// How long an event waits for those before it.
    static constexpr std::chrono::milliseconds patience{300};

    SyncEngine(Socket &socket, PeopleStore &people, QObject *parent = nullptr);

    /// Everything of this conversation up to `changeSeq` is held, from a fetch.
    void hold(ConversationId conversation, qint64 changeSeq);
    void clear();

Q_SIGNALS:
    void messageReceived(const letschat::Message &message);
    /// An edit, a deletion or a reaction; of interest to whoever holds the message.
    void messageChanged(const letschat::Message &message);
    /// Without what is the user's own in it.
    void conversationReceived(const letschat::Conversation &conversation);
    /// Events may have been missed for any conversation: fetch the list and what is open.
    void wentStale();
    /// Events were missed for this one, or nothing is known of it.
    void conversationWentStale(letschat::ConversationId conversation);

private:
    void receive(const Event &event);
    void take(const AuthOk &ok);
    void take(const MessageNew &event);
    void take(const MessageUpdated &event);
    void take(const ConversationNew &event);
    void take(const ConversationUpdated &event);
    void follow(ConversationId conversation, qint64 changeSeq);
    void giveUpWaiting();

    struct Progress
    {
        /// Everything up to this number was seen.
        qint64 held = 0;
        /// Numbers seen beyond it.
        QSet<qint64> ahead;

        void add(qint64 changeSeq);
    };

    PeopleStore &people_;
    QHash<ConversationId, Progress> progress_;
    QTimer patience_;
};

} // namespace letschat::client
