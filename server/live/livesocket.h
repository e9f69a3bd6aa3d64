#pragma once

#include "core/clock.h"
#include "live/identity.h"
#include "protocol/events.h"

#include <QPointer>
#include <QTcpSocket>
#include <QWebSocket>

#include <optional>

namespace letschat::server {

/// What every socket of an endpoint shares.
struct LiveSettings
{
    Identify identify;
    QString epoch;
    const Clock *clock = nullptr;
    std::chrono::milliseconds authDeadline{10'000}; ///< protocol.md, 5
    std::chrono::milliseconds idleLimit{60'000};    ///< the same
    std::chrono::milliseconds tokenLeeway{30'000};  ///< the same
};

/// One device's socket: first an access token, then pings in and events out (protocol.md, 5).
/// Belongs to its I/O thread.
///
/// QWebSocket speaks the protocol and reads; what we send is written to the TCP socket below it,
/// as whole frames that were made once for all receivers.
class LiveSocket : public QObject
{
    Q_OBJECT

public:
    LiveSocket(QWebSocket *webSocket, QTcpSocket *tcp, const LiveSettings &settings,
               QObject *parent);
    ~LiveSocket() override;

    /// Nothing until the first token was accepted.
    const std::optional<Identity> &identity() const { return identity_; }

    void sendFrame(const QByteArray &frame);
    /// Sends the close frame and nothing after it.
    void close(int code);
    /// Closes for whatever ran out: time to authenticate, silence, the token.
    void checkDeadlines(Timestamp now);

Q_SIGNALS:
    /// From now on events are welcome. The answer to the token is on its way already.
    void authenticated();
    /// No event can be sent any more; the socket may still be closing.
    void left();
    /// TCP is closed.
    void closed();

private:
    void takeText(const QString &text);
    void authenticate(const QString &token);
    void send(const Event &event);
    void leave();

    std::unique_ptr<QWebSocket> webSocket_;
    QPointer<QTcpSocket> tcp_;
    const LiveSettings &settings_;
    std::optional<Identity> identity_;
    Timestamp openedAt_;
    Timestamp heardAt_;
    bool isClosing_ = false;
};

} // namespace letschat::server
