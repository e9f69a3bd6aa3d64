#include "live/liveendpoint.h"

#include "live/socketstream.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr auto closingInterval = 100ms;
constexpr size_t leastClosedAtOnce = 20; // few sockets need no spreading

} // namespace

LiveEndpoint::LiveEndpoint(ConnectionRegistry &registry, LiveSettings settings)
    : registry_(registry)
    , settings_(std::move(settings))
    , server_(u"LetsChat"_s, QWebSocketServer::NonSecureMode)
{
    server_.setMaxPendingConnections(4096);
    connect(&server_, &QWebSocketServer::newConnection, this, &LiveEndpoint::takeUpgraded);
    connect(&deadlines_, &QTimer::timeout, this, &LiveEndpoint::checkDeadlines);
    deadlines_.start(1s);
}

LiveEndpoint::~LiveEndpoint()
{
    for (auto &[number, socket] : sockets_) {
        if (socket->identity())
            registry_.remove(socket->identity()->userId, {this, number, {}});
    }
    sockets_.clear();
}

void LiveEndpoint::adopt(QTcpSocket *tcp, std::shared_ptr<const void> place)
{
    const Handshake key{tcp->peerAddress(), tcp->peerPort(), tcp->localAddress(), tcp->localPort()};
    handshakes_.insert(key, {tcp, std::move(place)});
    connect(tcp, &QTcpSocket::disconnected, this, [this, key] { handshakes_.remove(key); });
    server_.handleConnection(tcp);
}

void LiveEndpoint::takeUpgraded()
{
    while (auto *webSocket = server_.nextPendingConnection()) {
        auto shaking = handshakes_.take({webSocket->peerAddress(), webSocket->peerPort(),
                                         webSocket->localAddress(), webSocket->localPort()});
        if (shaking.tcp && !isDraining_)
            add(std::make_unique<SocketStream>(webSocket, shaking.tcp), std::move(shaking.place));
        else
            webSocket->deleteLater();
    }
}

void LiveEndpoint::add(std::unique_ptr<ByteStream> stream, std::shared_ptr<const void> place)
{
    const quint64 number = ++lastNumber_;
    auto owned = std::make_unique<LiveSocket>(std::move(stream), settings_, std::move(place));
    auto *socket = owned.get();
    sockets_.emplace(number, std::move(owned));
    connect(socket, &LiveSocket::aboutToRead, this, &LiveEndpoint::sendPosted);
    connect(socket, &LiveSocket::authenticated, this, [this, number] { welcome(number); });
    connect(socket, &LiveSocket::renewed, this, [this, number] { answerAgain(number); });
    connect(socket, &LiveSocket::left, this, [this, number, socket] {
        registry_.remove(socket->identity()->userId, {this, number, {}});
        settings_.leave(socket->identity()->userId);
    });
    connect(
        socket, &LiveSocket::closed, this, [this, number] { drop(number); }, Qt::QueuedConnection);
}

// Events come from now on, and wait in the socket for the answer to its token. A session that ended
// meanwhile is seen here, or finds the socket in the registry.
QCoro::Task<void> LiveEndpoint::welcome(quint64 number)
{
    const Identity identity = *sockets_.at(number)->identity();
    registry_.add(identity.userId, {this, number, identity.sessionId});
    auto arrival = settings_.arrive(identity.userId);
    if (settings_.hasEnded(identity.sessionId))
        postClose(number, closecode::unauthenticated);
    const auto online = co_await arrival;
    if (const auto found = sockets_.find(number); found != sockets_.end())
        found->second->answerToken(online);
}

QCoro::Task<void> LiveEndpoint::answerAgain(quint64 number)
{
    auto sight = settings_.see(sockets_.at(number)->identity()->userId);
    const auto online = co_await sight;
    if (const auto found = sockets_.find(number); found != sockets_.end())
        found->second->answerToken(online);
}

void LiveEndpoint::drop(quint64 number)
{
    sockets_.erase(number);
    if (isDraining_ && sockets_.empty())
        Q_EMIT drained();
}

void LiveEndpoint::checkDeadlines()
{
    const auto now = settings_.clock->now();
    for (auto &[number, socket] : sockets_)
        socket->checkDeadlines(now);
}

void LiveEndpoint::drain()
{
    isDraining_ = true;
    if (sockets_.empty())
        return Q_EMIT drained();
    for (const auto &[number, socket] : sockets_)
        toClose_.push_back(number);
    closedAtOnce_ = std::max(leastClosedAtOnce, toClose_.size() * closingInterval / drainTime + 1);
    connect(&closing_, &QTimer::timeout, this, &LiveEndpoint::closeSome);
    closing_.start(closingInterval);
    closeSome();
}

void LiveEndpoint::closeSome()
{
    for (size_t left = closedAtOnce_; left > 0 && !toClose_.empty(); --left) {
        const auto found = sockets_.find(toClose_.back());
        toClose_.pop_back();
        if (found != sockets_.end())
            found->second->close(closecode::goingAway);
    }
    if (toClose_.empty())
        closing_.stop();
}

void LiveEndpoint::postFrame(const QList<quint64> &numbers, const QByteArray &frame)
{
    post({numbers, frame});
}

void LiveEndpoint::postClose(quint64 number, int code)
{
    post({{number}, {}, code});
}

void LiveEndpoint::post(Posted posted)
{
    {
        const std::lock_guard lock(postedMutex_);
        posted_.push_back(std::move(posted));
        if (posted_.size() > 1)
            return; // they are on their way
    }
    home_.post([this] { sendPosted(); });
}

void LiveEndpoint::sendPosted()
{
    std::vector<Posted> posted;
    {
        const std::lock_guard lock(postedMutex_);
        posted.swap(posted_);
    }
    for (const auto &[numbers, frame, closeCode] : posted) {
        for (const auto number : numbers) {
            const auto found = sockets_.find(number);
            if (found == sockets_.end())
                continue;
            if (closeCode != 0)
                found->second->close(closeCode);
            else
                found->second->sendFrame(frame);
        }
    }
}

} // namespace letschat::server
