#pragma once

#include "network/tokensource.h"
#include "protocol/events.h"

#include <QPointer>
#include <QWebSocket>
#include <QWebSocketServer>

namespace letschat::test {

class CountingTokens final : public client::TokenSource
{
public:
    QString accessToken() const override { return token; }
    QCoro::Task<client::Renewal> renew() override
    {
        ++renewals;
        if (outcome == client::Renewal::Renewed)
            token = QStringLiteral("fresh");
        co_return outcome;
    }

    QString token = QStringLiteral("first");
    client::Renewal outcome = client::Renewal::Renewed;
    int renewals = 0;
};

/// A real server for one Socket, on a port of its own. `peer` is its end of the newest connection,
/// `frames` what it was sent.
class SocketServer : public QObject
{
public:
    SocketServer()
    {
        connect(&server_, &QWebSocketServer::newConnection, this, &SocketServer::accept);
        listen();
    }

    void listen()
    {
        if (!server_.listen(QHostAddress::LocalHost, port_))
            qFatal("the server cannot listen: %s", qPrintable(server_.errorString()));
        port_ = server_.serverPort();
    }
    void stopListening() { server_.close(); }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port_)); }
    void say(const Event &event) { peer->sendTextMessage(QString::fromUtf8(encodeEvent(event))); }
    void hangUp(int code) { peer->close(QWebSocketProtocol::CloseCode(code)); }
    qsizetype pings() const { return frames.count(encodeFrame(Ping())); }

    QPointer<QWebSocket> peer;
    QString path;
    QList<QByteArray> frames;
    int connections = 0;
    /// The tokens that it does not take.
    QStringList refuses;
    bool answersAuth = true;
    bool answersPing = true;

private:
    void accept()
    {
        ++connections;
        peer = server_.nextPendingConnection();
        peer->setParent(&server_);
        path = peer->requestUrl().path();
        connect(peer, &QWebSocket::textMessageReceived, this, &SocketServer::read);
    }

    void read(const QString &text)
    {
        frames.append(text.toUtf8());
        const auto frame = decodeFrame(text.toUtf8());
        if (const auto *auth = std::get_if<Authenticate>(&*frame)) {
            if (refuses.contains(auth->token))
                hangUp(closecode::unauthenticated);
            else if (answersAuth)
                say(AuthOk());
        } else if (std::holds_alternative<Ping>(*frame) && answersPing) {
            say(Pong());
        }
    }

    QWebSocketServer server_{QStringLiteral("test"), QWebSocketServer::NonSecureMode};
    quint16 port_ = 0;
};

} // namespace letschat::test
