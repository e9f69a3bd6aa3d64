#include "support/faultproxy.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <array>
#include <memory>
#include <sys/socket.h>
#include <utility>

using namespace Qt::StringLiterals;

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

QString nameOf(Fault::Kind kind)
{
    constexpr std::array names{"dropped",    "delayed request", "delayed reply",  "cut request",
                               "cut reply",  "reset reply",     "halved request", "halved reply",
                               "duplicated", "broken"};
    return QString::fromLatin1(names[size_t(kind)]);
}

/// One connection of a client, and the one to the server for it.
class FaultProxy::Flow : public QObject
{
public:
    Flow(FaultProxy &proxy, QTcpSocket &client);

    bool counts() const { return fault_.has_value(); }
    /// What has not struck will not.
    void lift();
    /// Ends both connections: with RST, or saying the client what was written.
    void end(bool withReset);

private:
    void begin(const Fault &fault);
    void passUp();
    void passDown();
    void sendUp(const QByteArray &bytes);
    void hold(bool &held);
    void sayTwice();
    void strike();
    void serverLeft();
    bool is(Fault::Kind kind) const { return fault_ && fault_->kind == kind; }

    FaultProxy &proxy_;
    QTcpSocket *client_;
    QTcpSocket *server_;
    std::optional<Fault> fault_;
    qint64 up_ = 0;
    qint64 down_ = 0;
    bool holdsUp_ = false;
    bool holdsDown_ = false;
    bool isDeafUp_ = false;
    bool isDeafDown_ = false;
    /// What is said twice, until the answer begins.
    std::shared_ptr<QByteArray> copy_;
    QPointer<QTcpSocket> twin_;
};

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
        if (twin_)
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

FaultProxy::FaultProxy(const QUrl &server, QObject *parent)
    : QObject(parent)
    , server_(server)
{
    connect(&listener_, &QTcpServer::newConnection, this, &FaultProxy::accept);
    if (!listener_.listen(QHostAddress::LocalHost))
        qFatal("the proxy cannot listen: %s", qPrintable(listener_.errorString()));
}

FaultProxy::~FaultProxy()
{
    const auto flows = flows_;
    for (auto *flow : flows)
        flow->end(true);
}

QUrl FaultProxy::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(listener_.serverPort()));
}

int FaultProxy::pending() const
{
    return int(planned_.size() + std::ranges::count_if(flows_, &Flow::counts));
}

void FaultProxy::lift()
{
    const auto flows = flows_;
    for (auto *flow : flows)
        flow->lift();
    const auto planned = std::exchange(planned_, {});
    for (const auto &fault : planned)
        Q_EMIT missed(fault);
}

void FaultProxy::breakAll()
{
    const auto flows = flows_;
    for (auto *flow : flows) {
        flow->end(true);
        note({Fault::Kind::Break});
    }
}

void FaultProxy::accept()
{
    while (auto *client = listener_.nextPendingConnection())
        flows_.insert(new Flow(*this, *client));
}

/// The first that fits; no bytes stand for the beginning of a connection.
std::optional<Fault> FaultProxy::takeFor(const QByteArray &bytes)
{
    const auto found = std::ranges::find_if(planned_, [&](const Fault &fault) {
        return bytes.isEmpty() ? fault.when.isEmpty()
                               : !fault.when.isEmpty() && bytes.startsWith(fault.when);
    });
    if (found == planned_.end())
        return std::nullopt;
    const auto fault = *found;
    planned_.erase(found);
    return fault;
}

void FaultProxy::note(const Fault &fault)
{
    ++counts_[fault.kind];
    Q_EMIT struck(fault);
}

} // namespace letschat::tests
