#include "support/faultflow.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <array>
#include <sys/socket.h>
#include <utility>

namespace letschat::tests {

namespace {

/// A frame of a socket begins with none of these.
bool beginsRequest(const QByteArray &bytes)
{
    constexpr std::array verbs{"GET ", "POST ", "PUT ", "PATCH ", "DELETE "};
    return std::ranges::any_of(verbs, [&](const char *verb) { return bytes.startsWith(verb); });
}

/// Closes without a goodbye: the other side reads ECONNRESET.
void reset(QTcpSocket &socket)
{
    const linger atOnce{1, 0};
    setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket.abort();
}

/// Says all that was written, then goodbye; the object goes with it.
void close(QTcpSocket &socket)
{
    QObject::connect(&socket, &QTcpSocket::disconnected, &socket, &QObject::deleteLater);
    socket.disconnectFromHost();
    if (socket.state() == QAbstractSocket::UnconnectedState)
        socket.deleteLater();
}

} // namespace

FaultProxy::Flow::Flow(FaultProxy &proxy, QTcpSocket &client)
    : QObject(&proxy)
    , proxy_(proxy)
    , client_(&client)
    , server_(new QTcpSocket(&proxy))
{
    client_->setParent(&proxy);
    connect(client_, &QTcpSocket::readyRead, this, &Flow::passUp);
    connect(client_, &QTcpSocket::disconnected, this, [this] { end(false); });
    connect(server_, &QTcpSocket::connected, this, &Flow::passUp);
    connect(server_, &QTcpSocket::readyRead, this, &Flow::passDown);
    connect(server_, &QTcpSocket::disconnected, this, &Flow::serverLeft);
    connect(server_, &QTcpSocket::errorOccurred, this, &Flow::serverLeft);
    if (const auto fault = proxy_.takeFor({}))
        begin(*fault);
    server_->connectToHost(proxy_.server_.host(), quint16(proxy_.server_.port()));
}

void FaultProxy::Flow::begin(const Fault &fault)
{
    fault_ = fault;
    up_ = 0;
    down_ = 0;
    switch (fault.kind) {
    case Fault::Kind::Drop:
        isDeafUp_ = true;
        strike();
        QTimer::singleShot(0, this, [this] { end(false); });
        break;
    case Fault::Kind::DelayRequest:
        hold(holdsUp_);
        break;
    case Fault::Kind::Duplicate:
        sayTwice();
        strike();
        break;
    default:
        break;
    }
}

void FaultProxy::Flow::hold(bool &held)
{
    held = true;
    QTimer::singleShot(fault_->delay, this, [this, &held] {
        held = false;
        passUp();
        passDown();
    });
    strike();
}

/// Also when this connection is over by then.
void FaultProxy::Flow::sayTwice()
{
    copy_ = std::make_shared<QByteArray>();
    const auto again = [&proxy = proxy_, self = QPointer(this), copy = copy_] {
        auto *twin = new QTcpSocket(&proxy);
        connect(twin, &QTcpSocket::readyRead, twin, [twin] { close(*twin); });
        connect(twin, &QTcpSocket::errorOccurred, twin, &QObject::deleteLater);
        twin->connectToHost(proxy.server_.host(), quint16(proxy.server_.port()));
        twin->write(*copy);
        if (self && self->copy_ == copy)
            self->twin_ = twin;
    };
    QTimer::singleShot(fault_->delay, &proxy_, again);
}

void FaultProxy::Flow::passUp()
{
    if (isDeafUp_ || holdsUp_ || server_->state() != QAbstractSocket::ConnectedState ||
        client_->bytesAvailable() == 0)
        return;
    const auto next = client_->peek(16);
    if (down_ > 0 && beginsRequest(next))
        lift();
    if (!fault_ && beginsRequest(next)) {
        if (const auto fault = proxy_.takeFor(client_->peek(client_->bytesAvailable())))
            begin(*fault);
    }
    if (!holdsUp_ && !isDeafUp_)
        sendUp(client_->readAll());
}

void FaultProxy::Flow::sendUp(const QByteArray &bytes)
{
    const bool isCut = is(Fault::Kind::CutRequest);
    if (!isCut && !is(Fault::Kind::HalveRequest)) {
        server_->write(bytes);
        if (copy_)
            copy_->append(bytes);
        if (twin_ && twin_->isOpen())
            twin_->write(bytes);
        return;
    }
    const auto part = bytes.left(fault_->at - up_);
    up_ += part.size();
    server_->write(part);
    if (up_ < fault_->at)
        return;
    isDeafUp_ = true;
    strike();
    if (isCut)
        end(false);
}

void FaultProxy::Flow::passDown()
{
    if (isDeafDown_ || holdsDown_ || server_->bytesAvailable() == 0)
        return;
    if (is(Fault::Kind::DelayReply)) {
        hold(holdsDown_);
        return;
    }
    copy_.reset();
    twin_.clear();
    const auto bytes = server_->readAll();
    const bool isReset = is(Fault::Kind::ResetReply);
    const bool isHalf = is(Fault::Kind::HalveReply);
    if (!isReset && !isHalf && !is(Fault::Kind::CutReply)) {
        down_ += bytes.size();
        client_->write(bytes);
        return;
    }
    const auto part = bytes.left(fault_->at - down_);
    down_ += part.size();
    client_->write(part);
    if (down_ < fault_->at)
        return;
    isDeafDown_ = true;
    strike();
    if (!isHalf)
        end(isReset);
}

void FaultProxy::Flow::strike()
{
    const auto fault = *std::exchange(fault_, std::nullopt);
    proxy_.note(fault);
}

void FaultProxy::Flow::lift()
{
    if (const auto fault = std::exchange(fault_, std::nullopt))
        Q_EMIT proxy_.missed(*fault);
}

void FaultProxy::Flow::serverLeft()
{
    if (!isDeafDown_) {
        holdsDown_ = false;
        passDown();
    }
    if (!isDeafDown_)
        end(false);
}

void FaultProxy::Flow::end(bool withReset)
{
    if (proxy_.flows_.erase(this) == 0)
        return;
    for (auto *socket : {client_, server_})
        socket->disconnect(this);
    lift();
    client_->flush();
    if (withReset)
        reset(*client_);
    close(*client_);
    close(*server_);
    deleteLater();
}

} // namespace letschat::tests
