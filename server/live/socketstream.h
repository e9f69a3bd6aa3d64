#pragma once

#include "platform/bytestream.h"

#include <QPointer>
#include <QTcpSocket>
#include <QWebSocket>

namespace letschat::server {

/// The connection of a QWebSocket that has made its handshake, read and written beneath it.
class SocketStream final : public ByteStream
{
public:
    /// Owns both.
    SocketStream(QWebSocket *webSocket, QTcpSocket *tcp);
    ~SocketStream() override;

    QByteArray read() override;
    void write(const QByteArray &bytes) override;
    qint64 unsent() const override;
    bool isOpen() const override;
    void finish() override;
    void abort() override;
    std::unique_ptr<ByteStream> lighter() override;

private:
    std::unique_ptr<QWebSocket> webSocket_;
    QPointer<QTcpSocket> tcp_;
};

} // namespace letschat::server
