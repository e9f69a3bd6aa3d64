#include "support/fakehttpserver.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const auto &line : head.split('\n')) {
        if (line.toLower().startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

FakeHttpServer::FakeHttpServer(Answers answers)
    : answers_(std::move(answers))
{
    connect(&server_, &QTcpServer::newConnection, this, &FakeHttpServer::accept);
    listenAgain();
}

FakeHttpServer::~FakeHttpServer()
{
    stopListening();
}

QUrl FakeHttpServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(port_));
}

int FakeHttpServer::count(const QByteArray &method, const QByteArray &target) const
{
    return int(std::ranges::count_if(requests_, [&](const FakeRequest &request) {
        return request.method == method && request.target == target;
    }));
}

void FakeHttpServer::stopListening()
{
    server_.close();
    const auto sockets = unread_.keys();
    for (auto *socket : sockets)
        socket->abort();
}

void FakeHttpServer::listenAgain()
{
    if (!server_.listen(QHostAddress::LocalHost, port_))
        qFatal("the fake server cannot listen: %s", qPrintable(server_.errorString()));
    port_ = server_.serverPort();
}

void FakeHttpServer::accept()
{
    while (auto *socket = server_.nextPendingConnection()) {
        unread_.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            unread_.remove(socket);
            socket->deleteLater();
        });
    }
}

void FakeHttpServer::read(QTcpSocket &socket)
{
    auto &unread = unread_[&socket];
    const auto arrived = socket.peek(64 * 1024);
    if (unread.isEmpty() && arrived.toLower().contains("\r\nupgrade: websocket\r\n")) {
        socket.disconnect(this);
        unread_.remove(&socket);
        Q_EMIT upgradeWanted(&socket);
        return;
    }
    unread += socket.readAll();
    for (;;) {
        const auto end = unread.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const auto head = unread.left(end);
        const auto length = headerOf(head, "content-length").toLongLong();
        if (unread.size() < end + 4 + length)
            return;
        const auto body = unread.mid(end + 4, length);
        unread.remove(0, end + 4 + length);
        answer(socket, head, body);
    }
}

void FakeHttpServer::answer(QTcpSocket &socket, const QByteArray &head, const QByteArray &body)
{
    const auto words = head.left(head.indexOf('\r')).split(' ');
    FakeRequest request{words.value(0), words.value(1),
                        headerOf(head, "authorization").replace("Bearer ", ""),
                        QJsonDocument::fromJson(body).object()};
    requests_.append(request);
    const auto given = answers_(request);
    Q_EMIT received();
    if (!given)
        return;
    const auto bytes = "HTTP/1.1 " + QByteArray::number(given->status) + " Said\r\n" +
                       given->header + "Content-Length: " + QByteArray::number(given->body.size()) +
                       "\r\n\r\n" + given->body;
    if (given->delay.count() == 0)
        socket.write(bytes);
    else
        QTimer::singleShot(given->delay, &socket, [&socket, bytes] { socket.write(bytes); });
}

} // namespace letschat::test
