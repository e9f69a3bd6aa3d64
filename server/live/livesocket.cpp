#include "live/livesocket.h"

#include "live/closinghandshake.h"
#include "live/frame.h"
#include "platform/unsent.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

LiveSocket::LiveSocket(QWebSocket *webSocket, QTcpSocket *tcp, const LiveSettings &settings,
                       QObject *parent)
    : QObject(parent)
    , webSocket_(webSocket)
    , tcp_(tcp)
    , settings_(settings)
    , openedAt_(settings.clock->now())
    , heardAt_(openedAt_)
{
    webSocket_->setParent(nullptr);
    webSocket_->setMaxAllowedIncomingFrameSize(maxClientFrameSize);
    webSocket_->setMaxAllowedIncomingMessageSize(maxClientFrameSize);
    connect(webSocket, &QWebSocket::textMessageReceived, this, &LiveSocket::takeText);
    connect(webSocket, &QWebSocket::binaryMessageReceived, this,
            [this] { close(identity_ ? closecode::badFrame : closecode::unauthenticated); });
    connect(webSocket, &QWebSocket::disconnected, this, &LiveSocket::leave);
    connect(tcp, &QTcpSocket::readyRead, this, [this] { heardAt_ = settings_.clock->now(); });
    connect(tcp, &QTcpSocket::disconnected, this, &LiveSocket::closed);
}

LiveSocket::~LiveSocket()
{
    if (tcp_)
        tcp_->disconnect(this);
    webSocket_->disconnect(this);
}

void LiveSocket::sendFrame(const QByteArray &frame)
{
    if (isClosing_ || !tcp_ || tcp_->state() != QAbstractSocket::ConnectedState)
        return;
    if (unsentBytes(tcp_) + waiting_.size() + frame.size() > settings_.mostUnsent)
        return close(closecode::slowConsumer);
    if (isWelcome_)
        tcp_->write(frame);
    else
        waiting_ += frame;
}

void LiveSocket::send(const Event &event)
{
    sendFrame(textFrame(encodeEvent(event)));
}

void LiveSocket::leave()
{
    if (identity_ && !std::exchange(isClosing_, true))
        Q_EMIT left();
}

void LiveSocket::close(int code)
{
    if (isClosing_ || !tcp_)
        return;
    leave();
    isClosing_ = true;
    // From here the closing handshake reads alone; QWebSocket would answer with a second close
    // frame. It must go on hearing of the end of the connection, though: it writes when it is
    // destroyed.
    QObject::disconnect(tcp_, &QTcpSocket::readyRead, webSocket_.get(), nullptr);
    new ClosingHandshake(tcp_, code, this);
}

void LiveSocket::checkDeadlines(Timestamp now)
{
    if (!identity_ && now >= openedAt_ + settings_.authDeadline)
        close(closecode::unauthenticated);
    else if (identity_ && now >= identity_->expiresAt + settings_.tokenLeeway)
        close(closecode::unauthenticated);
    else if (now >= heardAt_ + settings_.idleLimit)
        close(closecode::idle);
}

void LiveSocket::takeText(const QString &text)
{
    if (isClosing_)
        return;
    if (!flood_.admits(settings_.clock->now(), settings_.mostFrames, settings_.floodWindow))
        return close(closecode::flood);
    const auto frame = decodeFrame(text.toUtf8());
    const bool isToken = frame && std::holds_alternative<Authenticate>(*frame);
    if (!identity_ && !isToken)
        return close(closecode::unauthenticated);
    if (frame)
        return take(*frame);
    if (frame.error().code == ProblemCode::MalformedJson)
        return close(closecode::badFrame);
    send(SocketError{QString::fromLatin1(word(frame.error().code)), frame.error().detail});
}

void LiveSocket::take(const ClientFrame &frame)
{
    struct Taker
    {
        LiveSocket &socket;
        void operator()(const Authenticate &token) { socket.authenticate(token.token); }
        void operator()(const Ping &) { socket.send(Pong{}); }
        void operator()(const Typing &typing)
        {
            if (socket.typing_.admits(typing, socket.settings_.clock->now()))
                socket.settings_.relayTyping(socket.identity_->userId, typing);
        }
    };
    std::visit(Taker{*this}, frame);
}

void LiveSocket::authenticate(const QString &token)
{
    const auto found = settings_.identify(token.toUtf8());
    const bool isFirst = !identity_;
    const bool isSame = found && (isFirst || (identity_->userId == found->userId &&
                                              identity_->sessionId == found->sessionId));
    if (!isSame)
        return close(closecode::unauthenticated);
    identity_ = *found;
    if (isFirst)
        Q_EMIT authenticated();
    else
        answerToken(settings_.seenBy(identity_->userId));
}

void LiveSocket::welcome(const QList<UserId> &online)
{
    const QByteArray waiting = std::exchange(waiting_, {});
    isWelcome_ = true;
    answerToken(online);
    if (!waiting.isEmpty())
        sendFrame(waiting);
}

void LiveSocket::answerToken(const QList<UserId> &online)
{
    AuthOk answer;
    answer.userId = identity_->userId;
    answer.sessionId = identity_->sessionId;
    answer.epoch = settings_.epoch;
    const auto left =
        std::chrono::floor<std::chrono::seconds>(identity_->expiresAt - settings_.clock->now());
    answer.expiresIn = int(std::max<qint64>(left.count(), 0));
    answer.online = online;
    send(answer);
}

} // namespace letschat::server
