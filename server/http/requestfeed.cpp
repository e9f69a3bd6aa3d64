#include "http/requestfeed.h"

#include <QAbstractHttpServer>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <array>

namespace letschat::server {

namespace {

/// The request as Qt gets it: one framing, no connection options, nothing to decide. The token is
/// not in it: it is checked by then, and cannot turn up in Qt's debug output.
QByteArray headForQt(const RequestHead &head, qsizetype bodySize)
{
    QByteArray out;
    out.reserve(64 + head.path.size());
    // The query stays here: Qt would only decode it in its own way.
    out.append(head.method).append(' ').append(head.path).append(" HTTP/1.1\r\n");
    out.append("Content-Length: ").append(QByteArray::number(bodySize)).append("\r\n\r\n");
    return out;
}

} // namespace

/// What QAbstractHttpServer takes for a connection: bytes put in here come out of read().
class RequestFeed::Socket final : public QTcpSocket
{
public:
    explicit Socket(QObject *parent)
        : QTcpSocket(parent)
    {
        setSocketState(ConnectedState);
        QIODevice::open(ReadWrite);
    }
    ~Socket() override { setSocketState(UnconnectedState); }

    void offer(const QByteArray &head, const QByteArray &body)
    {
        parts_ = {head, body};
        read_ = 0;
        Q_EMIT readyRead();
    }
    bool isUsedUp() const { return bytesAvailable() == 0; }
    bool isOpenForMore() const { return !isLetGo_; }

    qint64 bytesAvailable() const override
    {
        // What a real socket would have lies in parts_, and only QIODevice's own buffer beside it.
        // NOLINTNEXTLINE(bugprone-parent-virtual-call)
        return QIODevice::bytesAvailable() + parts_[0].size() + parts_[1].size() - read_;
    }
    bool isSequential() const override { return true; }
    void disconnectFromHost() override { isLetGo_ = true; }
    void close() override { isLetGo_ = true; }

protected:
    qint64 readData(char *out, qint64 size) override
    {
        const auto headSize = parts_[0].size();
        const auto part = read_ < headSize ? QByteArrayView(parts_[0]).sliced(read_)
                                           : QByteArrayView(parts_[1]).sliced(read_ - headSize);
        const auto taken = std::min<qint64>(size, part.size());
        std::copy_n(part.data(), taken, out);
        read_ += taken;
        return taken;
    }
    /// Nothing is ever answered on this way.
    qint64 writeData(const char *, qint64 size) override { return size; }

private:
    std::array<QByteArray, 2> parts_;
    qsizetype read_ = 0;
    bool isLetGo_ = false;
};

/// Differences between Qt 6.4, 6.5 and 6.8 are here and nowhere else.
class RequestFeed::Server final : public QAbstractHttpServer
{
public:
    Server();

    Socket *socket() const { return socket_; }
    std::optional<QByteArray> parsed;
    int count = 0;

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    using Handling = QHttpServerResponder &;
    using Missing = QHttpServerResponder &;
#elif QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    using Handling = QHttpServerResponder &;
    using Missing = QHttpServerResponder &&;
#else
    using Handling = QTcpSocket *;
    using Missing = QTcpSocket *;
#endif
    /// The second argument is where an answer would go; ours goes another way.
    bool handleRequest(const QHttpServerRequest &request, Handling) override
    {
        ++count;
        parsed = request.body();
        return true;
    }
    void missingHandler(const QHttpServerRequest &, Missing) override {}

private:
    QPointer<Socket> socket_;
};

RequestFeed::Server::Server()
{
    // bind() wants a listening server, and only a server can hand over a socket. Nothing can come
    // in by it: no event is handled before it closes.
    class Door final : public QTcpServer
    {
    public:
        using QTcpServer::addPendingConnection;
    };
    auto *door = new Door;
    door->setParent(this);
    if (!door->listen(QHostAddress::LocalHost, 0))
        qFatal("No loopback port for the HTTP edge: %ls", qUtf16Printable(door->errorString()));
    bind(door);
    socket_ = new Socket(this);
    door->addPendingConnection(socket_);
    door->close();
}

RequestFeed::RequestFeed()
{
    open();
}

RequestFeed::~RequestFeed() = default;

void RequestFeed::open()
{
    server_ = std::make_unique<Server>();
}

std::optional<QByteArray> RequestFeed::pass(const RequestHead &head, const QByteArray &body)
{
    if (!server_->socket() || !server_->socket()->isOpenForMore())
        open();
    server_->parsed.reset();
    server_->count = 0;
    server_->socket()->offer(headForQt(head, body.size()), body);
    auto parsed = std::exchange(server_->parsed, std::nullopt);
    const auto *socket = server_->socket();
    if (server_->count == 1 && socket && socket->isUsedUp() && *parsed == body)
        return parsed;
    open();
    return std::nullopt;
}

} // namespace letschat::server
