#pragma once

#include "support/clientsamples.h"
#include "support/modelserver.h"

#include <QPointer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>

namespace letschat::test {

class FakeAccount;

/// A ModelServer with calls and socket on one port, for one person who can sign in. What goes
/// wrong, the test chooses.
class FakeHouse : public QObject
{
    Q_OBJECT

public:
    explicit FakeHouse(const Profile &me);
    ~FakeHouse() override;

    FakeHttpServer &http() { return http_; }
    /// What the others do there, the person hears at once over the socket.
    ModelServer &server() { return server_; }
    FakeAccount &account() { return *account_; }

    /// People who can be found by their username, and blocked.
    void know(const Profile &person);
    /// A conversation with all its members; nobody is told.
    void add(const Conversation &conversation) { server_.add(conversation); }
    /// Stores a message as the next of its conversation; nobody is told.
    Message store(ConversationId id, UserId sender, const QString &body,
                  Nonce nonce = newId<Nonce>());
    /// As the person sees it.
    Conversation conversation(ConversationId id) const;
    QList<Message> messages(ConversationId id) const { return server_.history(id); }
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
    std::optional<FakeAnswer> serveServer(const FakeRequest &request, const QByteArray &target);
    void hear(const Event &event);
    void accept();
    void read(const QString &frame);

    Profile me_;
    ModelServer server_;
    std::unique_ptr<FakeAccount> account_;
    /// Nothing is told while something is stored that the person shall not hear of.
    bool isSilent_ = false;
    FakeHttpServer http_;
    QWebSocketServer sockets_;
    QPointer<QWebSocket> peer_;
    bool isCut_ = false;
};

} // namespace letschat::test
