#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

class QTcpSocket;

namespace letschat::server {

/// Gets a socket whose next bytes are a WebSocket handshake, and owns it. It must call
/// QWebSocketServer::handleConnection() before it returns, and whoever takes the QWebSocket must
/// connect to it directly on newConnection(). The address is the client's, as in Origin, and
/// `place` its place among that one's connections, to be kept as long as the connection. The socket
/// keeps its read buffer of 64 KiB; a frame must fit into it.
using UpgradeTaker =
    std::function<void(QTcpSocket *, const QString &address, std::shared_ptr<const void> place)>;

/// Gives a socket away with its handshake as if nobody had read it; `key` is the handshake's
/// Sec-WebSocket-Key, and `read` what was read beyond the handshake. From the socket's thread.
void handOver(QTcpSocket *socket, const QByteArray &key, QByteArray read, const UpgradeTaker &taker,
              const QString &address, std::shared_ptr<const void> place);

} // namespace letschat::server
