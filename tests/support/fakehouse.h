#pragma once

#include "protocol/events.h"
#include "support/clientsamples.h"

#include <QPointer>
#include <QWebSocket>
#include <QWebSocketServer>

namespace letschat::test {

/// A server of the contract in memory, for one person and their conversations: calls and socket on
/// one port. What goes wrong, the test chooses.
class FakeHouse : public QObject
{
    Q_OBJECT

public:
    explicit FakeHouse(const Profile &me);
    ~FakeHouse() override;

    FakeHttpServer &http() { return http_; }

    /// People who can be found by their username.
    void know(const Profile &person) { people_.append(person); }
    void add(const Conversation &conversation) { conversations_[conversation.id] = conversation; }
    /// Stores a message as the next of its conversation; nobody is told.
    Message store(ConversationId conversation, UserId sender, const QString &body,
                  Nonce nonce = newId<Nonce>());
    const Conversation &conversation(ConversationId id) { return conversations_[id]; }
    const QList<Message> &messages(ConversationId id) { return messages_[id]; }
    /// Sends events to the client that is connected.
    void tell(const Event &event);
    void tellOf(const Message &message);
    /// Breaks the socket, and refuses it until it is let in again.
    void cutSocket();
    void letSocketIn() { isCut_ = false; }

    /// When the echo of a message that was sent comes.
    enum class Echo { BeforeReply, AfterReply, Never };
    Echo echo = Echo::AfterReply;
    /// Messages are stored, and their sender never hears of it.
    bool losesReplies = false;

private:
    std::optional<FakeAnswer> serve(const FakeRequest &request);
    std::optional<FakeAnswer> serveOne(const FakeRequest &request, ConversationId id,
                                       const QString &rest);
    std::optional<FakeAnswer> take(const FakeRequest &request, ConversationId id);
    FakeAnswer list() const;
    FakeAnswer createDirect(const FakeRequest &request);
    FakeAnswer page(const QString &query, ConversationId id);
    void accept();

    Profile me_;
    QList<Profile> people_;
    std::map<ConversationId, Conversation> conversations_;
    std::map<ConversationId, QList<Message>> messages_;
    FakeHttpServer http_;
    QWebSocketServer sockets_;
    QPointer<QWebSocket> peer_;
    bool isCut_ = false;
};

} // namespace letschat::test
