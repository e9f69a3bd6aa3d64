#include "http/httpendpoint.h"

#include <QTcpSocket>

#include <vector>

namespace letschat::server {

namespace {

/// Bytes that wait in the socket's buffer before TCP makes the client wait. More than a frame of
/// the live socket (16 KiB) and than a header.
constexpr qint64 readBuffer = 64 * 1024;

/// The same text for one client, whether it came by IPv4 or by a dual-stack socket.
QString textOf(const QHostAddress &address)
{
    bool isIpv4 = false;
    const auto ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4).toString() : address.toString();
}

} // namespace

HttpEndpoint::HttpEndpoint(const Api &api, ConnectionsPerAddress &counts, HttpLimits limits,
                           UpgradeTaker taker)
    : api_(api)
    , counts_(counts)
    , limits_(limits)
    , taker_(std::move(taker))
    , timer_(this)
{
    timer_.setInterval(limits_.tick);
    connect(&timer_, &QTimer::timeout, this, &HttpEndpoint::tick);
}

HttpEndpoint::~HttpEndpoint()
{
    const std::vector<Connection *> connections(connections_.begin(), connections_.end());
    for (auto *connection : connections)
        delete connection;
}

void HttpEndpoint::adopt(qintptr descriptor)
{
    if (!feed_) {
        feed_.emplace();
        edge_.emplace(Edge{api_, limits_, *feed_, taker_, isDraining_,
                           [this](Connection *connection) { forget(connection); }});
    }
    auto *socket = new QTcpSocket;
    auto place =
        socket->setSocketDescriptor(descriptor) ? counts_.enter(socket->peerAddress()) : nullptr;
    if (!place || isDraining_) {
        delete socket;
        return;
    }
    // The place is held as long as the socket lives, whoever owns it by then.
    connect(socket, &QObject::destroyed, [place = std::move(place)] {});
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setReadBufferSize(readBuffer);
    connections_.insert(new Connection(socket, textOf(socket->peerAddress()), *edge_));
    if (!timer_.isActive())
        timer_.start();
}

void HttpEndpoint::drain()
{
    isDraining_ = true;
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
