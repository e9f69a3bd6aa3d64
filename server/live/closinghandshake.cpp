#include "live/closinghandshake.h"

#include "live/frame.h"
#include "platform/unsent.h"

#include <QTimer>
#include <QtEndian>

#include <chrono>

using namespace std::chrono_literals;

namespace letschat::server {

namespace {

constexpr uchar opcodeMask = 0x0f;
constexpr uchar closeOpcode = 0x8;
constexpr uchar maskedBit = 0x80;
constexpr qint64 longestHead = 14; // 2 bytes, 8 of length, 4 of mask

} // namespace

ClosingHandshake::ClosingHandshake(QTcpSocket *socket, int code, QObject *parent)
    : QObject(parent)
    , socket_(socket)
{
    connect(socket_, &QTcpSocket::readyRead, this, &ClosingHandshake::drop);
    connect(socket_, &QTcpSocket::disconnected, this, &ClosingHandshake::end);
    QTimer::singleShot(2s, this, &ClosingHandshake::giveUp);
    socket_->write(closeFrame(code));
    drop();
}

// Frames are skipped by their heads; a client that sends nonsense runs into the time limit.
bool ClosingHandshake::takeFrame()
{
    if (payloadLeft_ > 0) {
        const auto skipped = socket_->skip(qint64(qMin<quint64>(payloadLeft_, 1 << 20)));
        payloadLeft_ -= quint64(qMax<qint64>(skipped, 0));
        return skipped > 0;
    }
    const QByteArray head = socket_->peek(longestHead);
    if (head.size() < 2)
        return false;
    if ((uchar(head[0]) & opcodeMask) == closeOpcode) {
        end();
        return false;
    }
    const int shortLength = uchar(head[1]) & 0x7f;
    const int lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
    const int headSize = 2 + lengthBytes + (uchar(head[1]) & maskedBit ? 4 : 0);
    if (head.size() < headSize)
        return false;
    if (lengthBytes == 0)
        payloadLeft_ = quint64(shortLength);
    else if (lengthBytes == 2)
        payloadLeft_ = qFromBigEndian<quint16>(head.constData() + 2);
    else
        payloadLeft_ = qFromBigEndian<quint64>(head.constData() + 2);
    socket_->skip(headSize);
    return true;
}

void ClosingHandshake::drop()
{
    while (!isClosed_ && takeFrame())
        ;
}

// A client that does not read what is on its way to it would keep the connection for ever.
void ClosingHandshake::giveUp()
{
    if (!isClosed_ && unsentBytes(socket_) > 0)
        socket_->abort();
    end();
}

void ClosingHandshake::end()
{
    if (std::exchange(isClosed_, true))
        return;
    socket_->disconnect(this);
    if (socket_->state() == QAbstractSocket::ConnectedState)
        socket_->disconnectFromHost();
    Q_EMIT finished();
}

} // namespace letschat::server
