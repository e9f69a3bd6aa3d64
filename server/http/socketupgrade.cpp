#include "http/socketupgrade.h"

#include <QPointer>
#include <QTcpSocket>

#include <ranges>

namespace letschat::server {

namespace {

/// A handshake as Qt gets it: what else was in it may be longer, and more, than Qt reads
/// (8 KiB a field, 100 fields), and decides nothing.
QByteArray handshakeForQt(const QByteArray &key)
{
    return "GET / HTTP/1.1\r\nHost: letschat\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " +
           key + "\r\n\r\n";
}

void putBack(QTcpSocket *socket, const QByteArray &bytes)
{
    for (const char byte : std::views::reverse(bytes))
        socket->ungetChar(byte);
}

} // namespace

/// QWebSocketServer answers the handshake in an event of its own, and a QWebSocket reads what lies
/// in its socket while it is being made, when nobody can listen yet: frames that came right behind
/// the handshake would be lost (Qt 6.4 to 6.8). So they are kept back for one event more. Nothing
/// can come between, as the socket reads nothing while its buffer is full.
void handOver(QTcpSocket *socket, const QByteArray &key, QByteArray read, const UpgradeTaker &taker,
              const QString &address, std::shared_ptr<const void> place)
{
    read += socket->readAll();
    const auto handshake = handshakeForQt(key);
    const auto readBuffer = socket->readBufferSize();
    socket->setReadBufferSize(handshake.size());
    putBack(socket, handshake);
    const QPointer<QTcpSocket> guard(socket);
    taker(socket, address, std::move(place));
    if (!guard)
        return;
    const auto release = [socket, read, readBuffer] {
        if (!socket->isOpen())
            return;
        socket->setReadBufferSize(readBuffer);
        putBack(socket, read);
        if (socket->bytesAvailable() > 0)
            Q_EMIT socket->readyRead();
    };
    QMetaObject::invokeMethod(socket, release, Qt::QueuedConnection);
}

} // namespace letschat::server
