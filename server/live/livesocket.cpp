#include "live/livesocket.h"

#include "live/closinghandshake.h"
#include "live/frame.h"
#include "platform/unsent.h"

#include <QTimer>

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
    // It made the handshake; from here on frames are read and written beneath it. It must go on
    // hearing of the end of the connection, as it writes when it is destroyed.
    QObject::disconnect(tcp, &QTcpSocket::readyRead, webSocket, nullptr);
    connect(tcp, &QTcpSocket::readyRead, this, &LiveSocket::read);
    connect(tcp, &QTcpSocket::disconnected, this, [this] {
        leave();
        Q_EMIT closed();
    });
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

// Also before the token is answered: it is of the connection's life, not of what is spoken on it.
void LiveSocket::pong(const QByteArray &payload)
{
    if (unsentBytes(tcp_) < settings_.mostUnsent)
        tcp_->write(pongFrame(payload));
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
    if (isClosing_)
        return;
    if (!tcp_) {
        leave();
        return closed();
    }
    leave();
    isClosing_ = true;
    QObject::disconnect(tcp_, &QTcpSocket::readyRead, this, nullptr);
    new ClosingHandshake(tcp_, code, reader_.rest(), this);
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

void LiveSocket::read()
{
    reader_.feed(tcp_->readAll());
    while (!isClosing_) {
        const auto message = reader_.next();
        if (message.kind == FrameReader::Kind::None)
            return;
        take(message);
    }
}

void LiveSocket::take(const FrameReader::Message &message)
{
    using Kind = FrameReader::Kind;
    heardAt_ = settings_.clock->now();
    if (message.kind == Kind::Fault)
        return close(message.code);
    if (message.kind == Kind::Close)
        return endWith(message.code);
    if (!flood_.admits(heardAt_, settings_.mostFrames, settings_.floodWindow))
        return close(closecode::flood);
    if (message.kind == Kind::Ping)
        pong(message.payload);
    else if (message.kind == Kind::Binary)
        close(identity_ ? closecode::badFrame : closecode::unauthenticated);
    else if (message.kind == Kind::Text)
        takeText(message.payload);
}

// The client closes: its code comes back, and TCP ends.
void LiveSocket::endWith(int code)
{
    // RFC 6455, 7.4: some are for the wire, the others are only told of.
    constexpr int normal = 1000;
    constexpr int protocolError = 1002;
    const bool isSendable = (code >= normal && code < 1015 && (code < 1004 || code > 1006)) ||
                            (code >= 3000 && code < 5000);
    leave();
    isClosing_ = true;
    tcp_->write(closeFrame(code == 0 ? normal : isSendable ? code : protocolError));
    tcp_->disconnectFromHost();
    const auto abort = [tcp = tcp_] {
        if (tcp && tcp->state() != QAbstractSocket::UnconnectedState)
            tcp->abort(); // it does not read what is on its way
    };
    QTimer::singleShot(ClosingHandshake::patience, tcp_, abort);
}

void LiveSocket::takeText(const QByteArray &text)
{
    const auto frame = decodeFrame(text);
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
        Q_EMIT renewed();
}

void LiveSocket::answerToken(const QList<UserId> &online)
{
    const QByteArray waiting = std::exchange(waiting_, {});
    isWelcome_ = true;
    AuthOk answer;
    answer.userId = identity_->userId;
    answer.sessionId = identity_->sessionId;
    answer.epoch = settings_.epoch;
    const auto left =
        std::chrono::floor<std::chrono::seconds>(identity_->expiresAt - settings_.clock->now());
    answer.expiresIn = int(std::max<qint64>(left.count(), 0));
    answer.online = online;
    send(answer);
    if (!waiting.isEmpty())
        sendFrame(waiting);
}

} // namespace letschat::server
