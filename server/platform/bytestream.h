#pragma once

#include <QByteArray>
#include <QObject>

#include <memory>

namespace letschat::server {

/// A connection with bytes in both directions, as the frames of a WebSocket need it. Belongs to its
/// I/O thread.
class ByteStream : public QObject
{
    Q_OBJECT

public:
    /// What has come since the last call.
    virtual QByteArray read() = 0;
    /// Goes out by itself, with all else that is written in this turn of the event loop.
    virtual void write(const QByteArray &bytes) = 0;
    /// Bytes that the other side has not taken yet.
    virtual qint64 unsent() const = 0;
    virtual bool isOpen() const = 0;
    /// Ends once all that was written is out; reads nothing more.
    virtual void finish() = 0;
    /// Ends at once.
    virtual void abort() = 0;
    /// The same connection, in less memory, where that can be had now. This object is empty then
    /// and may be deleted, but not before control is back in the event loop.
    virtual std::unique_ptr<ByteStream> lighter() { return {}; }

Q_SIGNALS:
    void readable();
    /// Once, by whichever side, unless it was given away with lighter().
    void ended();
};

} // namespace letschat::server
