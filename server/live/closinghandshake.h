#pragma once

#include "platform/bytestream.h"

#include <chrono>

namespace letschat::server {

/// The server's half of RFC 6455, 7.1: writes the close frame, reads and drops until the client's
/// comes, at most 2 s, then closes TCP. Closing at once would reset the connection when something
/// of the client's is unread, and lose the code on its way.
class ClosingHandshake : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds patience{2}; ///< protocol.md, 5

    /// Reads from `stream`, which outlives it, alone from now on. `read`: what was read of it
    /// already, from the head of a frame on. `finished` comes once, when TCP is closed.
    ClosingHandshake(ByteStream &stream, int code, const QByteArray &read, QObject *parent);

Q_SIGNALS:
    void finished();

private:
    void drop();
    bool takeFrame(QByteArrayView &input);
    void giveUp();
    void end();

    ByteStream &stream_;
    QByteArray input_;
    quint64 payloadLeft_ = 0;
    bool isClosed_ = false;
};

} // namespace letschat::server
