#pragma once

#include <QByteArray>

namespace letschat::server {

/// The answer to a WebSocket handshake as it is sent: what QWebSocketServer wrote, less what it
/// says beyond RFC 6455 (headers of CORS, which is off), with the id of the request.
QByteArray amendedHandshake(const QByteArray &answer, const QByteArray &requestId);

/// A socket whose owner can have the next answer's head amended.
class HandshakeAmender
{
public:
    void amendHandshake(const QByteArray &requestId) { requestId_ = requestId; }

protected:
    ~HandshakeAmender() = default;

    QByteArray requestId_; ///< empty: nothing is amended
    QByteArray head_;      ///< of the answer, as far as it was written
};

/// QTcpSocket or QSslSocket, as the edge makes them.
template <class Base>
class EdgeSocket final : public Base, public HandshakeAmender
{
protected:
    qint64 writeData(const char *bytes, qint64 size) override
    {
        if (requestId_.isEmpty())
            return Base::writeData(bytes, size);
        head_.append(bytes, qsizetype(size));
        if (head_.contains("\r\n\r\n")) {
            const auto amended = amendedHandshake(head_, requestId_);
            requestId_.clear();
            head_.clear();
            Base::writeData(amended.constData(), amended.size());
        }
        return size;
    }
};

} // namespace letschat::server
