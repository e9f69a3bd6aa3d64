#include "http/connection.h"

#include "http/edgesocket.h"
#include "http/requestid.h"
#include "platform/unsent.h"

#include <QTcpSocket>

#include <algorithm>

namespace letschat::server {

namespace {

constexpr qsizetype readSize = 16 * 1024;
constexpr qsizetype longestUserAgent = 256;

} // namespace

Connection::Connection(QTcpSocket *socket, std::shared_ptr<const void> place, const Edge &edge)
    : edge_(edge)
    , socket_(socket)
    , place_(std::move(place))
    , peer_(plain(socket->peerAddress()))
    , isProxy_(edge.entrance.proxies.contains(peer_))
    , client_(peer_)
    , lifeline_(std::make_shared<Lifeline>())
    , parser_(edge.limits)
    , since_(Clock::now())
{
    lifeline_->answerer = this;
    socket_->setParent(this);
    connect(socket_, &QTcpSocket::readyRead, this, &Connection::pump);
    connect(socket_, &QTcpSocket::disconnected, this, &Connection::leave);
    connect(socket_, &QTcpSocket::bytesWritten, this, [this] {
        lastOutput_ = Clock::now();
        if (phase_ == Phase::Reading)
            pump();
    });
}

Connection::~Connection()
{
    lifeline_->answerer = nullptr;
    lifeline_->gone = true;
}

void Connection::pump()
{
    if (isPumping_)
        return;
    isPumping_ = true;
    while (phase_ == Phase::Reading && unsentBytes(socket_) <= edge_.limits.unsent && refill())
        step();
    isPumping_ = false;
    if (phase_ == Phase::Lingering)
        drop();
    if (phase_ != Phase::Gone)
        socket_->flush();
}

bool Connection::refill()
{
    if (!input_.isEmpty())
        return true;
    char bytes[readSize];
    const auto size = socket_->read(bytes, readSize);
    if (size > 0)
        input_ = QByteArray(bytes, size);
    return size > 0;
}

void Connection::step()
{
    used_ += parser_.feed(QByteArrayView(input_).sliced(used_));
    if (used_ == input_.size()) {
        input_.clear();
        used_ = 0;
    }
    noteStage();
    if (parser_.state() == RequestParser::State::Decision)
        decide();
    if (phase_ != Phase::Reading)
        return;
    if (parser_.state() == RequestParser::State::Faulty)
        refuse(parser_.fault());
    else if (parser_.state() == RequestParser::State::Complete)
        isAnswered_ ? nextRequest() : serve();
}

void Connection::noteStage()
{
    lastInput_ = Clock::now();
    const bool isHead = parser_.state() == RequestParser::State::Head;
    const auto stage = !isHead ? Stage::Body : parser_.hasBegun() ? Stage::Header : Stage::Idle;
    if (stage_ == stage)
        return;
    stage_ = stage;
    since_ = lastInput_;
}

void Connection::decide()
{
    requestId_ = requestIdFor(parser_.head());
    decidedAt_ = Clock::now();
    if (const auto tooMuch = findClient())
        return answerEarly(toResponse(*tooMuch));
    auto admission = edge_.api.admit(parser_.head());
    if (std::holds_alternative<Api::Upgrade>(admission))
        return upgrade();
    if (const auto *response = std::get_if<Response>(&admission))
        return answerEarly(*response);
    admitted_ = std::move(std::get<Api::Admitted>(admission));
    parser_.acceptBody(admitted_.binding->maxBody);
    if (parser_.head().expectsContinue && parser_.state() == RequestParser::State::Body)
        sendContinue();
}

/// Whose request it is, and whether one more of theirs is welcome.
std::optional<Problem> Connection::findClient()
{
    if (isProxy_)
        client_ = edge_.entrance.proxies.clientOf(peer_, parser_.head());
    const auto may = edge_.entrance.limiter.take(RateKind::Request, RateKey(client_));
    return may ? std::nullopt : std::optional(may.error());
}

/// RFC 9110, 10.1.1: not needed where the body is on its way already.
void Connection::sendContinue()
{
    if (input_.isEmpty() && socket_->bytesAvailable() == 0)
        socket_->write("HTTP/1.1 100 Continue\r\n\r\n");
}

/// The answer goes out at once. A body that is small and surely comes is read away behind it, so
/// that a wrong token does not cost the client its connection.
void Connection::answerEarly(const Response &response)
{
    const auto &head = parser_.head();
    const bool mayNotCome = head.hasBody() && (head.expectsContinue || !head.keepsAlive);
    if (mayNotCome || head.contentLength > defaultMaxBody || edge_.isDraining) {
        write(response, true);
        return finish(!head.hasBody());
    }
    parser_.discardBody(defaultMaxBody);
    if (parser_.state() == RequestParser::State::Complete)
        return answer(response);
    write(response, false);
    isAnswered_ = true;
}

void Connection::serve()
{
    phase_ = Phase::Handling;
    auto parsed = edge_.feed.pass(parser_.head(), parser_.takeBody());
    if (!parsed)
        return refuse(ProblemCode::Internal);
    Incoming incoming;
    incoming.path = std::move(admitted_.path);
    incoming.query = parser_.head().query;
    incoming.body = std::move(*parsed);
    incoming.caller = admitted_.caller;
    Exchange exchange(lifeline_);
    incoming.origin = {client_,
                       QString::fromUtf8(parser_.head().field("user-agent")).left(longestUserAgent),
                       exchange.gone()};
    admitted_.binding->serve(std::move(incoming), std::move(exchange));
}

/// From here on the socket is the taker's.
void Connection::upgrade()
{
    // A proxy's connections are not counted, but a socket of one of its clients is.
    if (isProxy_)
        place_ = edge_.entrance.connections.enter(client_);
    if (!place_)
        return answerEarly(toResponse(letschat::refuse(ProblemCode::RateLimited).error()));
    auto *socket = std::exchange(socket_, nullptr);
    if (auto *amender = dynamic_cast<HandshakeAmender *>(socket))
        amender->amendHandshake(requestId_);
    socket->disconnect(this);
    socket->setParent(nullptr);
    leave();
    handOver(socket, parser_.head().field("sec-websocket-key").toByteArray(), input_.sliced(used_),
             edge_.taker, client_.toString(), std::move(place_));
}

void Connection::refuse(ProblemCode code)
{
    Problem problem;
    problem.code = code;
    refuse(problem);
}

/// Nothing after this request can be understood, or shall be.
void Connection::refuse(const Problem &problem)
{
    if (!isAnswered_) {
        requestId_ = requestIdFor(parser_.head());
        write(toResponse(problem), true);
    }
    finish(false);
}

void Connection::answer(Response response)
{
    const bool closes = !parser_.head().keepsAlive || edge_.isDraining;
    write(response, closes);
    if (closes)
        finish(true);
    else
        nextRequest();
    if (!isPumping_)
        pump();
}

void Connection::write(const Response &response, bool closes)
{
    const auto &head = parser_.head();
    Framing framing;
    framing.requestId = requestId_;
    framing.isHead = head.method == "HEAD";
    framing.closes = closes;
    framing.saysKeepAlive = head.minorVersion == 0;
    if (unsentBytes(socket_) == 0)
        lastOutput_ = Clock::now();
    socket_->write(toBytes(response, framing));
    note(response);
}

/// A refusal by the head alone, or of what could not be read, has no route.
void Connection::note(const Response &response)
{
    const auto *binding = std::exchange(admitted_.binding, nullptr);
    if (!edge_.entrance.served)
        return;
    ServedRequest served{"other", "none", response.status, {}, requestId_};
    if (binding) {
        served.method = word(binding->method);
        served.route = binding->path;
        served.took =
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - decidedAt_);
    }
    edge_.entrance.served(served);
}

void Connection::nextRequest()
{
    parser_.next();
    isAnswered_ = false;
    phase_ = Phase::Reading;
    stage_ = Stage::Idle;
    since_ = Clock::now();
}

void Connection::finish(bool isReadToEnd)
{
    since_ = Clock::now();
    if (isReadToEnd && input_.isEmpty() && socket_->bytesAvailable() == 0) {
        phase_ = Phase::Closing;
        socket_->disconnectFromHost();
        return;
    }
    phase_ = Phase::Lingering;
    input_.clear();
    if (!isPumping_)
        pump();
}

void Connection::drop()
{
    char bytes[readSize];
    for (auto size = socket_->read(bytes, readSize); size > 0;
         size = socket_->read(bytes, readSize)) {
        dropped_ += size;
        if (dropped_ > edge_.limits.lingerBytes)
            return socket_->abort();
    }
}

void Connection::leave()
{
    if (phase_ == Phase::Gone)
        return;
    phase_ = Phase::Gone;
    lifeline_->answerer = nullptr;
    lifeline_->gone = true;
    edge_.ended(this);
    deleteLater();
}

} // namespace letschat::server
