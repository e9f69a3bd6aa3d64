#include "live/livesocket.h"

#include "live/closinghandshake.h"
#include "live/frame.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace letschat::server {

LiveSocket::LiveSocket(std::unique_ptr<ByteStream> stream, const LiveSettings &settings,
                       std::shared_ptr<const void> place)
    : stream_(std::move(stream))
    , settings_(settings)
    , openedAt_(settings.clock->now())
    , heardAt_(openedAt_)
    , place_(std::move(place))
{
    listen();
}

void LiveSocket::listen()
{
    connect(stream_.get(), &ByteStream::readable, this, &LiveSocket::read);
    connect(stream_.get(), &ByteStream::ended, this, [this] {
        leave();
        Q_EMIT closed();
    });
}

void LiveSocket::lighten()
{
    auto lighter = stream_->lighter();
    if (!lighter)
        return;
    stream_->disconnect(this);
    stream_.release()->deleteLater();
    stream_ = std::move(lighter);
    listen();
}

void LiveSocket::sendFrame(const QByteArray &frame)
{
    if (isClosing_ || !stream_->isOpen())
        return;
    if (stream_->unsent() + waiting_.size() + frame.size() > settings_.mostUnsent)
        return close(closecode::slowConsumer);
    if (isWelcome_)
        stream_->write(frame);
    else
        waiting_ += frame;
}

// Also before the token is answered: it is of the connection's life, not of what is spoken on it.
void LiveSocket::pong(const QByteArray &payload)
{
    if (stream_->unsent() < settings_.mostUnsent)
        stream_->write(pongFrame(payload));
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
    leave();
    isClosing_ = true;
    QObject::disconnect(stream_.get(), &ByteStream::readable, this, nullptr);
    new ClosingHandshake(*stream_, code, reader_.rest(), this);
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
    Q_EMIT aboutToRead();
    if (isClosing_)
        return;
    reader_.feed(stream_->read());
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
    stream_->write(closeFrame(code == 0 ? normal : isSendable ? code : protocolError));
    stream_->finish();
    // One that does not read what is on its way would keep the connection for ever.
    QTimer::singleShot(ClosingHandshake::patience, stream_.get(),
                       [stream = stream_.get()] { stream->abort(); });
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
    if (!std::exchange(isWelcome_, true) && !isClosing_)
        lighten();
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
