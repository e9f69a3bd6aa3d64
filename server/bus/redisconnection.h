#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QUrl>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

struct redisReply;
struct redisReader;

namespace letschat::server {

/// One connection to Redis: commands out, replies in, in their order, as many under way as one
/// likes. hiredis speaks the protocol (RESP 2), Qt's socket carries it, with TLS for `rediss://`.
/// Belongs to its thread; never blocks.
class RedisConnection : public QObject
{
    Q_OBJECT

public:
    /// Gets the reply, which lives as long as the call; null where the connection went before it.
    using Taker = std::function<void(const redisReply *)>;
    using Words = QList<QByteArray>;

    explicit RedisConnection(QObject *parent = nullptr);
    ~RedisConnection() override;

    /// Connects, signs in where the URL has a password, selects its database; then `ready`. Ends
    /// what was before, without `gone`.
    void open(const QUrl &url);
    void close();
    bool isReady() const { return isReady_; }

    /// Once ready. What is sent within one turn of the event loop goes out together.
    void send(const Words &words, Taker taker = {});
    /// SUBSCRIBE and UNSUBSCRIBE have no replies of their own: see `pushed`.
    void sendForPushes(const Words &words);
    /// Writes out what waits, and waits until it left or the time is over.
    void flush(std::chrono::milliseconds patience);

Q_SIGNALS:
    void ready();
    /// The connection ended or could not be made, and for what reason.
    void gone(const QString &why);
    /// What came without being asked for: messages, and confirmations of subscriptions. Lives as
    /// long as the signal.
    void pushed(const redisReply &reply);
    /// All that came at once was told.
    void caughtUp();

private:
    void signIn(const QUrl &url);
    void read();
    void take(const redisReply &reply);
    void end(const QString &why);
    void write(const Words &words);

    struct FreeReader
    {
        void operator()(redisReader *reader) const;
    };

    std::unique_ptr<redisReader, FreeReader> reader_;
    QPointer<QTcpSocket> socket_;
    std::deque<Taker> takers_; ///< of the commands that have no reply yet
    bool isReady_ = false;
};

/// What a reply says, if it is text; the words of an error too.
QByteArray textOf(const redisReply *reply);
/// What a reply says, if it is a number.
std::optional<qint64> numberOf(const redisReply *reply);
bool isError(const redisReply *reply);

} // namespace letschat::server
