#pragma once

#include "core/backoff.h"
#include "network/comeback.h"
#include "network/eventsource.h"
#include "network/sockettimings.h"
#include "network/tokensource.h"

#include <QPointer>
#include <QTimer>
#include <QUrl>

class QWebSocket;

namespace letschat::client {

/// The one socket of the client, made in main. Once opened it stays connected until it is closed:
/// it connects, authenticates, pings, and connects again, as protocol.md, 5 ("Client") says; at
/// once when the network or the machine comes back. It outlives pages and windows. GUI thread.
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
    /// `clock` tells when the machine was asleep, and must outlive this.
    Socket(const SocketTimings &timings, const Clock &clock, QObject *parent = nullptr);
    ~Socket() override;

    /// Connects to the server and stays so. `tokens` must live until close().
    void open(const QUrl &server, TokenSource &tokens);
    void close();
    /// Tries now instead of at the next time.
    void retryNow();
    /// The network or the machine may have been away: tries now, or makes sure that the connection
    /// still stands. Waits on where the server has told this client to.
    void wake();
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
    /// Whether a wait ends early when the network comes back.
    enum class Wait { MayBeCut, MustLast };

    void connectNow();
    void authenticate();
    void onFrame(const QString &text);
    void onAuthOk(const AuthOk &ok);
    void onClosed();
    void onRefused();
    void beat();
    void send(const ClientFrame &frame);
    void retryAfter(std::chrono::milliseconds delay, Wait wait = Wait::MayBeCut);
    void hangUp();
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
    /// Runs while a ping asks whether the connection still stands.
    QTimer doubt_;
    Comeback comeback_;
    Wait wait_ = Wait::MayBeCut;
    /// The access token that this connection was shown last.
    QString shown_;
    State state_ = State::Offline;
    Reason reason_ = Reason::None;
    int unanswered_ = 0;
    /// A 4401 came and the token was renewed for it; another one right after ends the session.
    bool renewed_ = false;
    /// Grows with every open and close: what was begun before is dropped.
    quint64 life_ = 0;
};

} // namespace letschat::client
