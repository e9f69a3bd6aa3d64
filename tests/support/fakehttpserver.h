#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

class QTcpSocket;

namespace letschat::test {

struct FakeRequest
{
    QByteArray method;
    /// As sent, with apiBase and query.
    QByteArray target;
    QByteArray token;
    QJsonObject body;
};

struct FakeAnswer
{
    int status = 200;
    QByteArray body = "{}";
    QByteArray header = {};
    std::chrono::milliseconds delay{0};
};

/// A server on a port of its own that answers what the test says. It knows just enough HTTP for a
/// well-behaved client, and remembers every request.
class FakeHttpServer : public QObject
{
    Q_OBJECT

public:
    /// Nothing leaves the request unanswered.
    using Answers = std::function<std::optional<FakeAnswer>(const FakeRequest &)>;

    explicit FakeHttpServer(Answers answers);
    ~FakeHttpServer() override;

    QUrl url() const;
    const QList<FakeRequest> &requests() const { return requests_; }
    int count(const QByteArray &method, const QByteArray &target) const;
    void setAnswers(Answers answers) { answers_ = std::move(answers); }
    /// Refuses connections until it listens again, and breaks those that stand.
    void stopListening();
    void listenAgain();

Q_SIGNALS:
    void received();
    /// A WebSocket wants to begin here; its request is unread, and it is the receiver's now.
    void upgradeWanted(QTcpSocket *socket);

private:
    void accept();
    void read(QTcpSocket &socket);
    void answer(QTcpSocket &socket, const QByteArray &head, const QByteArray &body);

    QTcpServer server_;
    quint16 port_ = 0;
    Answers answers_;
    QList<FakeRequest> requests_;
    QHash<QTcpSocket *, QByteArray> unread_;
};

} // namespace letschat::test
