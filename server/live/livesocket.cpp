#include "live/livesocket.h"

#include "live/closinghandshake.h"
#include "live/frame.h"

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
            [this] { close(closecode::badFrame); });
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
    if (!isClosing_ && tcp_ && tcp_->state() == QAbstractSocket::ConnectedState)
        tcp_->write(frame);
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
    const auto frame = decodeFrame(text.toUtf8());
    const bool isToken = frame && std::holds_alternative<Authenticate>(*frame);
    if (!identity_ && !isToken)
        return close(closecode::unauthenticated);
    if (isToken)
        return authenticate(std::get<Authenticate>(*frame).token);
    if (frame)
        return send(Pong{}); // a Ping: there is no other
    if (frame.error().code == ProblemCode::MalformedJson)
        return close(closecode::badFrame);
    send(SocketError{QString::fromLatin1(word(frame.error().code)), frame.error().detail});
}

void LiveSocket::authenticate(const QString &token)
{
    const auto found = settings_.identify(token.toUtf8());
    const bool isSamePerson = found && (!identity_ || identity_->userId == found->userId);
    if (!isSamePerson)
        return close(closecode::unauthenticated);
    const bool isFirst = !identity_;
    if (!isFirst && identity_->sessionId != found->sessionId)
        return close(closecode::unauthenticated);
    identity_ = *found;
    AuthOk answer;
    answer.userId = found->userId;
    answer.sessionId = found->sessionId;
    answer.epoch = settings_.epoch;
    const auto left =
        std::chrono::floor<std::chrono::seconds>(found->expiresAt - settings_.clock->now());
    answer.expiresIn = int(std::max<qint64>(left.count(), 0));
    send(answer);
    if (isFirst)
        Q_EMIT authenticated();
}

} // namespace letschat::server
