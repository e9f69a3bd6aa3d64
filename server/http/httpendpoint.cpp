#include "http/httpendpoint.h"

#include "http/edgesocket.h"

#include <QSslSocket>

#include <utility>
#include <vector>

namespace letschat::server {

namespace {

/// Bytes that wait in the socket's buffer before TCP makes the client wait. More than a frame of
/// the live socket (16 KiB) and than a header.
constexpr qint64 readBuffer = 64 * 1024;

} // namespace

HttpEndpoint::HttpEndpoint(const Api &api, Entrance &entrance, HttpLimits limits,
                           UpgradeTaker taker)
    : api_(api)
    , entrance_(entrance)
    , limits_(limits)
    , taker_(std::move(taker))
    , turns_(this)
    , timer_(this)
{
    connect(&turns_, &QTimer::timeout, this, &HttpEndpoint::beginSome);
    timer_.setInterval(limits_.tick);
    connect(&timer_, &QTimer::timeout, this, &HttpEndpoint::tick);
}

HttpEndpoint::~HttpEndpoint()
{
    refuseWaiting();
    const std::vector<Connection *> connections(connections_.begin(), connections_.end());
    for (auto *connection : connections)
        delete connection;
}

void HttpEndpoint::adopt(qintptr descriptor)
{
    waiting_.push_back(descriptor);
    if (!turns_.isActive())
        turns_.start(0);
}

void HttpEndpoint::beginSome()
{
    for (size_t i = 0; i < mostBegunInATurn && !waiting_.empty(); ++i) {
        const auto descriptor = waiting_.front();
        waiting_.pop_front();
        begin(descriptor);
    }
    if (waiting_.empty())
        turns_.stop();
}

void HttpEndpoint::refuseWaiting()
{
    isDraining_ = true;
    for (const auto descriptor : std::exchange(waiting_, {}))
        begin(descriptor);
}

void HttpEndpoint::begin(qintptr descriptor)
{
    if (!feed_) {
        feed_.emplace();
        edge_.emplace(Edge{api_, limits_, entrance_, *feed_, taker_, isDraining_,
                           [this](Connection *connection) { forget(connection); }});
    }
    auto *socket = open(descriptor);
    if (!socket)
        return;
    // A proxy brings many clients: each is counted where it is known.
    std::shared_ptr<const void> place;
    if (!entrance_.proxies.contains(socket->peerAddress())) {
        place = entrance_.connections.enter(socket->peerAddress());
        if (!place)
            return delete socket;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setReadBufferSize(readBuffer);
    connections_.insert(new Connection(socket, std::move(place), *edge_));
    if (!timer_.isActive())
        timer_.start();
}

/// Nothing for a connection that is not welcome; it is closed then.
QTcpSocket *HttpEndpoint::open(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    if (entrance_.tls)
        socket = std::make_unique<EdgeSocket<QSslSocket>>();
    else
        socket = std::make_unique<EdgeSocket<QTcpSocket>>();
    if (!socket->setSocketDescriptor(descriptor) || isDraining_)
        return nullptr;
    if (auto *tls = qobject_cast<QSslSocket *>(socket.get())) {
        tls->setSslConfiguration(*entrance_.tls);
        tls->startServerEncryption();
    }
    return socket.release();
}

void HttpEndpoint::drain()
{
    refuseWaiting();
    const std::vector<Connection *> connections(connections_.begin(), connections_.end());
    for (auto *connection : connections)
        connection->drain();
    if (connections.empty())
        Q_EMIT drained();
}

void HttpEndpoint::tick()
{
    const auto now = Connection::Clock::now();
    const std::vector<Connection *> connections(connections_.begin(), connections_.end());
    for (auto *connection : connections)
        connection->tick(now);
}

void HttpEndpoint::forget(Connection *connection)
{
    connections_.erase(connection);
    if (!connections_.empty())
        return;
    timer_.stop();
    if (isDraining_)
        Q_EMIT drained();
}

} // namespace letschat::server
