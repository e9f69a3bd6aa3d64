#include "bus/redisconnection.h"

#include <QSslSocket>

#include <hiredis/hiredis.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr int defaultPort = 6379; // IANA

struct FreeReply
{
    void operator()(redisReply *reply) const { freeReplyObject(reply); }
};

} // namespace

void RedisConnection::FreeReader::operator()(redisReader *reader) const
{
    redisReaderFree(reader);
}

RedisConnection::RedisConnection(QObject *parent)
    : QObject(parent)
{}

RedisConnection::~RedisConnection()
{
    close();
}

void RedisConnection::open(const QUrl &url)
{
    close();
    reader_.reset(redisReaderCreate());
    auto *tls = url.scheme() == "rediss"_L1 ? new QSslSocket(this) : nullptr;
    auto *socket = tls ? tls : new QTcpSocket(this);
    socket_ = socket;
    connect(socket, &QTcpSocket::readyRead, this, &RedisConnection::read);
    connect(socket, &QTcpSocket::errorOccurred, this,
            [this, socket] { end(socket->errorString()); });
    const auto port = quint16(url.port(defaultPort));
    if (tls) {
        connect(tls, &QSslSocket::encrypted, this, [this, url] { signIn(url); });
        tls->connectToHostEncrypted(url.host(), port);
    } else {
        connect(socket, &QTcpSocket::connected, this, [this, url] { signIn(url); });
        socket->connectToHost(url.host(), port);
    }
}

void RedisConnection::close()
{
    isReady_ = false;
    if (auto *socket = std::exchange(socket_, nullptr).data()) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
    const auto takers = std::exchange(takers_, {});
    for (const auto &taker : takers) {
        if (taker)
            taker(nullptr);
    }
}

void RedisConnection::end(const QString &why)
{
    close();
    Q_EMIT gone(why);
}

void RedisConnection::signIn(const QUrl &url)
{
    socket_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const auto check = [this](const redisReply *reply) {
        if (reply && isError(reply))
            end(QString::fromUtf8(textOf(reply)));
    };
    if (!url.password().isEmpty()) {
        Words words{"AUTH"};
        if (!url.userName().isEmpty())
            words.append(url.userName(QUrl::FullyDecoded).toUtf8());
        words.append(url.password(QUrl::FullyDecoded).toUtf8());
        send(words, check);
    }
    if (const auto database = url.path().mid(1); !database.isEmpty())
        send({"SELECT", database.toUtf8()}, check);
    send({"PING"}, [this](const redisReply *reply) {
        if (!reply)
            return;
        if (isError(reply)) // it loads its data, or wants a password
            return end(QString::fromUtf8(textOf(reply)));
        isReady_ = true;
        Q_EMIT ready();
    });
}

void RedisConnection::write(const Words &words)
{
    std::vector<const char *> parts;
    std::vector<size_t> sizes;
    for (const auto &word : words) {
        parts.push_back(word.constData());
        sizes.push_back(size_t(word.size()));
    }
    char *command = nullptr;
    const auto size =
        redisFormatCommandArgv(&command, int(parts.size()), parts.data(), sizes.data());
    if (size > 0)
        socket_->write(command, size);
    redisFreeCommand(command);
}

void RedisConnection::send(const Words &words, Taker taker)
{
    if (!socket_) {
        if (taker)
            taker(nullptr);
        return;
    }
    takers_.push_back(std::move(taker));
    write(words);
}

void RedisConnection::sendForPushes(const Words &words)
{
    if (socket_)
        write(words);
}

void RedisConnection::flush(std::chrono::milliseconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (socket_ && (socket_->bytesToWrite() > 0 || !takers_.empty())) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return;
        if (socket_->bytesToWrite() > 0)
            socket_->waitForBytesWritten(int(left.count()));
        else
            socket_->waitForReadyRead(int(left.count()));
    }
}

void RedisConnection::read()
{
    const auto bytes = socket_->readAll();
    if (redisReaderFeed(reader_.get(), bytes.constData(), size_t(bytes.size())) != REDIS_OK)
        return end(u"it does not speak as Redis does"_s);
    const QPointer<QTcpSocket> socket = socket_;
    while (socket_ && socket == socket_) { // who is told may close this
        void *found = nullptr;
        if (redisReaderGetReply(reader_.get(), &found) != REDIS_OK)
            return end(u"it does not speak as Redis does"_s);
        if (!found)
            break;
        const std::unique_ptr<redisReply, FreeReply> reply(static_cast<redisReply *>(found));
        take(*reply);
    }
    Q_EMIT caughtUp();
}

// Redis answers commands in their order; what is pushed comes only where nothing was asked.
void RedisConnection::take(const redisReply &reply)
{
    if (takers_.empty())
        return Q_EMIT pushed(reply);
    const auto taker = std::move(takers_.front());
    takers_.pop_front();
    if (taker)
        taker(&reply);
}

QByteArray textOf(const redisReply *reply)
{
    if (!reply || !reply->str)
        return {};
    return {reply->str, qsizetype(reply->len)};
}

std::optional<qint64> numberOf(const redisReply *reply)
{
    if (!reply || reply->type != REDIS_REPLY_INTEGER)
        return {};
    return reply->integer;
}

bool isError(const redisReply *reply)
{
    return reply && reply->type == REDIS_REPLY_ERROR;
}

} // namespace letschat::server
