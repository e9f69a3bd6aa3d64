#pragma once

#include "live/connectionregistry.h"
#include "live/livesocket.h"
#include "platform/homethread.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocketServer>

#include <mutex>
#include <unordered_map>
#include <vector>

namespace letschat::server {

/// The sockets of one I/O thread. Made, used and destroyed in that thread, but for the post calls.
class LiveEndpoint : public QObject
{
    Q_OBJECT

public:
    LiveEndpoint(ConnectionRegistry &registry, LiveSettings settings);
    ~LiveEndpoint() override;

    /// Takes a connection whose upgrade request is still unread in it. `place`: kept for as long as
    /// the connection is.
    void adopt(QTcpSocket *tcp, std::shared_ptr<const void> place = {});
    /// Many sockets are closed over so long, that the other nodes take them one after the other.
    static constexpr std::chrono::milliseconds drainTime{3000};

    /// Closes every socket with 1001 and takes no new one; `drained` comes when the last is gone.
    void drain();

    /// Any thread: sends the frame to these sockets, those that are still there. What was posted
    /// before a socket's frame came in is sent before that is answered.
    void postFrame(const QList<quint64> &numbers, const QByteArray &frame);
    /// Any thread: closes the socket with this code.
    void postClose(quint64 number, int code);

Q_SIGNALS:
    void drained();

private:
    struct Handshake
    {
        QHostAddress address;
        quint16 port = 0;
        QHostAddress ourAddress;
        quint16 ourPort = 0;
        friend bool operator==(const Handshake &, const Handshake &) = default;
        friend size_t qHash(const Handshake &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.address, key.port, key.ourAddress, key.ourPort);
        }
    };

    struct Shaking
    {
        QPointer<QTcpSocket> tcp;
        std::shared_ptr<const void> place;
    };
    struct Posted
    {
        QList<quint64> numbers;
        QByteArray frame;
        int closeCode = 0; ///< other than 0: to be closed with it
    };

    void post(Posted posted);
    void sendPosted();
    void takeUpgraded();
    void add(std::unique_ptr<ByteStream> stream, std::shared_ptr<const void> place);
    QCoro::Task<void> welcome(quint64 number);
    QCoro::Task<void> answerAgain(quint64 number);
    void drop(quint64 number);
    void checkDeadlines();
    void closeSome();

    ConnectionRegistry &registry_;
    LiveSettings settings_;
    HomeThread home_ = HomeThread::current();
    QWebSocketServer server_;
    QTimer deadlines_;
    /// Connections given to QWebSocketServer, by both ends: how we know them when they come back.
    QHash<Handshake, Shaking> handshakes_;
    std::unordered_map<quint64, std::unique_ptr<LiveSocket>> sockets_;
    quint64 lastNumber_ = 0;
    std::mutex postedMutex_;
    std::vector<Posted> posted_;
    bool isDraining_ = false;
    QTimer closing_;
    std::vector<quint64> toClose_; ///< while draining
    size_t closedAtOnce_ = 0;
};

} // namespace letschat::server
