#pragma once

#include "core/clock.h"
#include "live/floodgate.h"
#include "live/framereader.h"
#include "live/livesettings.h"
#include "live/typingpace.h"
#include "platform/bytestream.h"

#include <memory>
#include <optional>

namespace letschat::server {

/// One device's socket: first an access token, then pings in and events out (protocol.md, 5).
/// Belongs to its I/O thread.
///
/// QWebSocket made the handshake; frames are read and written on the connection below it: strictly,
/// and those that go out made once for all receivers. Once a device is signed in, nothing of Qt's
/// sockets is left but the connection (decision 0009).
class LiveSocket : public QObject
{
    Q_OBJECT

public:
    /// `place`: kept for as long as this lives.
    LiveSocket(std::unique_ptr<ByteStream> stream, const LiveSettings &settings,
               std::shared_ptr<const void> place);

    /// Nothing until the first token was accepted.
    const std::optional<Identity> &identity() const { return identity_; }

    /// Answers a token; what was sent before the first such answer goes out behind it.
    void answerToken(const QList<UserId> &online);
    void sendFrame(const QByteArray &frame);
    /// Sends the close frame and nothing after it.
    void close(int code);
    /// Closes for whatever ran out: time to authenticate, silence, the token.
    void checkDeadlines(Timestamp now);

Q_SIGNALS:
    /// Something came in; events that were on their way before it are welcome now.
    void aboutToRead();
    /// The first token was accepted: events are welcome, and answerToken() is wanted.
    void authenticated();
    /// A fresh token was: the same answer is wanted.
    void renewed();
    /// No event can be sent any more; the socket may still be closing.
    void left();
    /// TCP is closed.
    void closed();

private:
    void listen();
    void lighten();
    void read();
    void take(const FrameReader::Message &message);
    void takeText(const QByteArray &text);
    void endWith(int code);
    void pong(const QByteArray &payload);
    void take(const ClientFrame &frame);
    void authenticate(const QString &token);
    void send(const Event &event);
    void leave();

    std::unique_ptr<ByteStream> stream_;
    const LiveSettings &settings_;
    std::optional<Identity> identity_;
    Timestamp openedAt_;
    Timestamp heardAt_;
    FrameReader reader_{maxClientFrameSize};
    FloodGate flood_;
    TypingPace typing_;
    QByteArray waiting_; ///< until the first answer
    const std::shared_ptr<const void> place_;
    bool isWelcome_ = false;
    bool isClosing_ = false;
};

} // namespace letschat::server
