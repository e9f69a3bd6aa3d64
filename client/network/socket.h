#pragma once

#include "core/backoff.h"
#include "network/eventsource.h"
#include "network/tokensource.h"

#include <QPointer>
#include <QTimer>
#include <QUrl>

class QWebSocket;

namespace letschat::client {

/// The waits of protocol.md, 5. A test chooses shorter ones.
struct SocketTimings
{
    /// From the start of connecting to auth.ok.
    std::chrono::milliseconds handshake{15'000};
    /// Between two pings, in place of what the server says.
    std::optional<std::chrono::milliseconds> heartbeat = {};
    /// So long must it last for the next delay to start from the shortest.
    std::chrono::milliseconds health{60'000};
    /// After being told that this client sent too much.
    std::chrono::milliseconds flood{30'000};
};

/// The one socket of the client, made in main. Once opened it stays connected until it is closed:
/// it connects, authenticates, pings, and connects again, as protocol.md, 5 ("Client") says. It
/// outlives pages and windows. GUI thread.
class Socket : public EventSource
{
    Q_OBJECT

public:
    enum class State { Offline, Connecting, Online };
    enum class Reason {
        None,
        /// The server did not answer or the connection broke.
        Unreachable,
        /// The user has too many clients; this one waits for retryNow().
        TooManySockets,
    };

    explicit Socket(const SocketTimings &timings = {}, QObject *parent = nullptr);
    ~Socket() override;

    /// Connects to the server and stays so. `tokens` must live until close().
    void open(const QUrl &server, TokenSource &tokens);
    void close();
    /// Tries now instead of at the next time.
    void retryNow();
    /// Hands a fresh access token to the server, where a connection stands.
    void reauthenticate();
    /// Tells the others of the conversation that the user's text changes, or (not active) was sent
    /// or cleared. Where no connection stands nothing is sent: it would be old by then.
    void sendTyping(ConversationId conversation, bool active);

    State state() const { return state_; }
    /// Why it is offline.
    Reason reason() const { return reason_; }
    /// Until the next try; nothing when none is due.
    std::optional<std::chrono::milliseconds> nextTry() const;

Q_SIGNALS:
    void stateChanged();
    /// The server does not take the tokens any more, nor renew them.
    void sessionEnded();

private:
    void connectNow();
    void authenticate();
    void onFrame(const QString &text);
    void onAuthOk(const AuthOk &ok);
    void onClosed();
    void onRefused();
    void beat();
    void send(const ClientFrame &frame);
    void retryAfter(std::chrono::milliseconds delay);
    void hangUp();
    void watchNetwork();
    void setState(State state, Reason reason = Reason::None);
    QCoro::Task<> renewAndConnect();

    SocketTimings timings_;
    QUrl server_;
    TokenSource *tokens_ = nullptr;
    QPointer<QWebSocket> link_;
    Backoff backoff_;
    QTimer retry_;
    QTimer handshake_;
    QTimer heartbeat_;
    QTimer health_;
    State state_ = State::Offline;
    Reason reason_ = Reason::None;
    int unanswered_ = 0;
    /// A 4401 came and the token was renewed for it; another one right after ends the session.
    bool renewed_ = false;
    /// Grows with every open and close: what was begun before is dropped.
    quint64 life_ = 0;
};

} // namespace letschat::client
