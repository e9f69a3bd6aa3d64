#include "live/socketstream.h"

#include "platform/lightstream.h"
#include "platform/unsent.h"

namespace letschat::server {

SocketStream::SocketStream(QWebSocket *webSocket, QTcpSocket *tcp)
    : webSocket_(webSocket)
    , tcp_(tcp)
{
    webSocket_->setParent(nullptr);
    // It must go on hearing of the end of the connection, as it writes when it is destroyed.
    QObject::disconnect(tcp, &QTcpSocket::readyRead, webSocket, nullptr);
    connect(tcp, &QTcpSocket::readyRead, this, &ByteStream::readable);
    connect(tcp, &QTcpSocket::disconnected, this, &ByteStream::ended);
}

SocketStream::~SocketStream()
{
    if (tcp_)
        tcp_->disconnect(this);
    webSocket_->disconnect(this);
}

QByteArray SocketStream::read()
{
    return tcp_ ? tcp_->readAll() : QByteArray();
}

void SocketStream::write(const QByteArray &bytes)
{
    if (isOpen())
        tcp_->write(bytes);
}

qint64 SocketStream::unsent() const
{
    return tcp_ ? unsentBytes(tcp_) : 0;
}

bool SocketStream::isOpen() const
{
    return tcp_ && tcp_->state() == QAbstractSocket::ConnectedState;
}

void SocketStream::finish()
{
    if (isOpen())
        tcp_->disconnectFromHost();
}

void SocketStream::abort()
{
    if (tcp_ && tcp_->state() != QAbstractSocket::UnconnectedState)
        tcp_->abort();
}

std::unique_ptr<ByteStream> SocketStream::lighter()
{
    if (!isOpen() || qobject_cast<QSslSocket *>(tcp_.data()))
        return {};
    tcp_->flush();
    if (tcp_->bytesToWrite() > 0 || tcp_->bytesAvailable() > 0)
        return {};
    auto stream = lightStream(*tcp_);
    if (stream) {
        tcp_->disconnect(this);
        tcp_->abort(); // closes this hold of the connection only
    }
    return stream;
}

} // namespace letschat::server
