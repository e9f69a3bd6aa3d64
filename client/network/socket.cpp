#include "network/socket.h"

#include "network/serveraddress.h"

#include <QLoggingCategory>
#include <QWebSocket>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace letschat::client {

namespace {

Q_LOGGING_CATEGORY(log, "letschat.socket")

/// A page of events is far below this; more is not from a server of ours.
constexpr quint64 maxServerFrame = 8 * 1024 * 1024;

const SystemClock systemClock;

} // namespace

Socket::Socket(const SocketTimings &timings, QObject *parent)
    : Socket(timings, systemClock, parent)
{}

Socket::Socket(const SocketTimings &timings, const Clock &clock, QObject *parent)
    : EventSource(parent)
    , timings_(timings)
    , comeback_(clock, timings.watch)
{
    for (auto *timer : {&retry_, &handshake_, &health_, &doubt_})
        timer->setSingleShot(true);
    retry_.setTimerType(Qt::PreciseTimer);
    connect(&retry_, &QTimer::timeout, this, &Socket::connectNow);
    connect(&handshake_, &QTimer::timeout, this, &Socket::onClosed);
    connect(&heartbeat_, &QTimer::timeout, this, &Socket::beat);
    connect(&health_, &QTimer::timeout, this, [this] { backoff_.reset(); });
    connect(&doubt_, &QTimer::timeout, this, &Socket::connectNow);
    connect(&comeback_, &Comeback::cameBack, this, &Socket::wake);
}

Socket::~Socket()
{
    hangUp();
}

void Socket::open(const QUrl &server, TokenSource &tokens)
{
    close();
    server_ = server;
    tokens_ = &tokens;
    backoff_.reset();
    comeback_.start();
    connectNow();
}

void Socket::close()
{
    ++life_;
    tokens_ = nullptr;
    renewed_ = false;
    retry_.stop();
    comeback_.stop();
    hangUp();
    setState(State::Offline);
}

void Socket::retryNow()
{
    if (tokens_ && state_ == State::Offline)
        connectNow();
}

void Socket::wake()
{
    switch (state_) {
    case State::Offline:
        if (retry_.isActive() && wait_ == Wait::MayBeCut)
            connectNow();
        break;
    case State::Connecting:
        // It was begun over a network that may be gone. A renewal goes on by itself.
        if (link_)
            connectNow();
        break;
    case State::Online:
        if (!doubt_.isActive()) {
            doubt_.start(timings_.patience);
            send(Ping{});
        }
        break;
    }
}

std::optional<milliseconds> Socket::nextTry() const
{
    if (!retry_.isActive())
        return std::nullopt;
    return retry_.remainingTimeAsDuration();
}

void Socket::connectNow()
{
    retry_.stop();
    hangUp();
    setState(State::Connecting);
    if (tokens_->accessToken().isEmpty()) {
        renewAndConnect();
        return;
    }
    handshake_.start(timings_.handshake);
    link_ = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    link_->setMaxAllowedIncomingFrameSize(maxServerFrame);
    link_->setMaxAllowedIncomingMessageSize(maxServerFrame);
    connect(link_, &QWebSocket::connected, this, &Socket::authenticate);
    connect(link_, &QWebSocket::textMessageReceived, this, &Socket::onFrame);
    connect(link_, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            onClosed();
    });
    link_->open(socketUrl(server_));
}

void Socket::authenticate()
{
    shown_ = tokens_->accessToken();
    send(Authenticate{shown_});
}

void Socket::reauthenticate()
{
    if (state_ == State::Online)
        authenticate();
}

void Socket::sendTyping(ConversationId conversation, bool active)
{
    if (state_ == State::Online)
        send(Typing{conversation, active});
}

void Socket::onFrame(const QString &text)
{
    unanswered_ = 0;
    const auto event = decodeEvent(text.toUtf8());
    if (!event) {
        qCWarning(log) << "an event is not as agreed:" << event.error().detail;
        return;
    }
    if (!*event)
        return;
    // Others may have lain in a buffer since before the network went: they only give it time.
    if (std::holds_alternative<Pong>(**event))
        doubt_.stop();
    else if (doubt_.isActive())
        doubt_.start();
    if (const auto *ok = std::get_if<AuthOk>(&**event))
        onAuthOk(*ok);
    if (state_ == State::Online)
        Q_EMIT received(**event);
}

void Socket::onAuthOk(const AuthOk &ok)
{
    handshake_.stop();
    renewed_ = false;
    unanswered_ = 0;
    const std::chrono::seconds agreed(std::clamp(ok.heartbeatInterval, 1, 3600));
    heartbeat_.start(timings_.heartbeat.value_or(agreed));
    if (state_ != State::Online)
        health_.start(timings_.health);
    // It was renewed while this was on its way.
    if (tokens_->accessToken() != shown_)
        authenticate();
    setState(State::Online);
}

void Socket::beat()
{
    if (unanswered_ >= 2) {
        onClosed();
        return;
    }
    ++unanswered_;
    send(Ping{});
}

void Socket::send(const ClientFrame &frame)
{
    if (link_)
        link_->sendTextMessage(QString::fromUtf8(encodeFrame(frame)));
}

void Socket::onClosed()
{
    const int code = link_ ? int(link_->closeCode()) : 0;
    const auto reason = link_ ? link_->closeReason() : QString();
    hangUp();
    if (code != closecode::unauthenticated)
        renewed_ = false;
    switch (code) {
    case closecode::unauthenticated:
        onRefused();
        break;
    case closecode::tooManySockets:
        setState(State::Offline, Reason::TooManySockets);
        break;
    case closecode::flood:
        retryAfter(timings_.flood, Wait::MustLast);
        break;
    case closecode::badFrame:
    case closecode::frameTooBig:
        // The same may happen again at once: not a thing to do to a server many times a minute.
        qCWarning(log).noquote() << "the connection ended with" << code << reason
                                 << "- this is a bug, please report it";
        retryAfter(timings_.flood + backoff_.next(), Wait::MustLast);
        break;
    default:
        retryAfter(backoff_.next());
    }
}

void Socket::onRefused()
{
    // Another may have had the token renewed since this connection was shown it.
    const auto current = tokens_->accessToken();
    if (!current.isEmpty() && current != shown_) {
        connectNow();
        return;
    }
    if (renewed_) {
        close();
        Q_EMIT sessionEnded();
        return;
    }
    setState(State::Connecting);
    renewAndConnect();
}

QCoro::Task<> Socket::renewAndConnect()
{
    const QPointer<Socket> self(this);
    const auto life = life_;
    auto renewing = tokens_->renew();
    const auto renewal = co_await renewing;
    if (!self || life != life_)
        co_return;
    switch (renewal) {
    case Renewal::Renewed:
        renewed_ = true;
        connectNow();
        break;
    case Renewal::Ended:
        close();
        Q_EMIT sessionEnded();
        break;
    case Renewal::Unanswered:
        retryAfter(backoff_.next());
        break;
    }
}

void Socket::retryAfter(milliseconds delay, Wait wait)
{
    wait_ = wait;
    retry_.start(delay);
    setState(State::Offline, Reason::Unreachable);
}

void Socket::hangUp()
{
    for (auto *timer : {&handshake_, &heartbeat_, &health_, &doubt_})
        timer->stop();
    if (!link_)
        return;
    link_->disconnect(this);
    // Says goodbye where it can; the object goes either way.
    if (link_->state() == QAbstractSocket::ConnectedState)
        link_->close(QWebSocketProtocol::CloseCodeGoingAway);
    link_->deleteLater();
    link_.clear();
}

void Socket::setState(State state, Reason reason)
{
    if (state_ == state && reason_ == reason)
        return;
    state_ = state;
    reason_ = reason;
    Q_EMIT stateChanged();
}

} // namespace letschat::client
