#include "live/closinghandshake.h"

#include "live/frame.h"

#include <QTimer>
#include <QtEndian>

namespace letschat::server {

namespace {

constexpr uchar opcodeMask = 0x0f;
constexpr uchar closeOpcode = 0x8;
constexpr uchar maskedBit = 0x80;

} // namespace

ClosingHandshake::ClosingHandshake(ByteStream &stream, int code, const QByteArray &read,
                                   QObject *parent)
    : QObject(parent)
    , stream_(stream)
    , input_(read)
{
    connect(&stream_, &ByteStream::readable, this, &ClosingHandshake::drop);
    connect(&stream_, &ByteStream::ended, this, &ClosingHandshake::end);
    QTimer::singleShot(patience, this, &ClosingHandshake::giveUp);
    stream_.write(closeFrame(code));
    drop();
}

// Frames are skipped by their heads; a client that sends nonsense runs into the time limit.
bool ClosingHandshake::takeFrame(QByteArrayView &input)
{
    if (payloadLeft_ > 0) {
        const auto skipped = qMin<quint64>(payloadLeft_, quint64(input.size()));
        input = input.sliced(qsizetype(skipped));
        payloadLeft_ -= skipped;
        return skipped > 0;
    }
    if (input.size() < 2)
        return false;
    if ((uchar(input[0]) & opcodeMask) == closeOpcode) {
        end();
        return false;
    }
    const int shortLength = uchar(input[1]) & 0x7f;
    const int lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
    const int headSize = 2 + lengthBytes + (uchar(input[1]) & maskedBit ? 4 : 0);
    if (input.size() < headSize)
        return false;
    if (lengthBytes == 0)
        payloadLeft_ = quint64(shortLength);
    else if (lengthBytes == 2)
        payloadLeft_ = qFromBigEndian<quint16>(input.data() + 2);
    else
        payloadLeft_ = qFromBigEndian<quint64>(input.data() + 2);
    input = input.sliced(headSize);
    return true;
}

void ClosingHandshake::drop()
{
    const QByteArray bytes = std::exchange(input_, {}) + stream_.read();
    QByteArrayView left(bytes);
    while (!isClosed_ && takeFrame(left))
        ;
    input_ = left.toByteArray();
}

// Also after the client's close: one that does not read what is on its way to it would keep the
// connection for ever.
void ClosingHandshake::giveUp()
{
    end();
    stream_.abort();
}

void ClosingHandshake::end()
{
    if (std::exchange(isClosed_, true))
        return;
    stream_.disconnect(this);
    stream_.finish();
    Q_EMIT finished();
}

} // namespace letschat::server
