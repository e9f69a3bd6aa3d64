#pragma once

#include "bus/bus.h"
#include "bus/envelope.h"
#include "bus/redisleases.h"
#include "bus/redislink.h"
#include "bus/redisnames.h"
#include "platform/homethread.h"

#include <QSemaphore>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <memory>
#include <optional>

namespace letschat::server {

class NodesHeard;

/// The bus of a node that shares a Redis with others: a channel for each user that is connected to
/// some node, and one on which nodes speak to all nodes (server/bus/README.md). Talks to Redis in a
/// thread of its own.
///
/// While Redis is away, this node's own people have their events; once it is back, all sockets here
/// are asked to sync, and everybody's where something published here was lost.
class RedisBus final : public Bus, private QThread
{
public:
    /// Between the first and the next `sync` of all sockets: what asks for it comes in flocks.
    static constexpr std::chrono::milliseconds syncPause{1000};
    /// From joining again until all nodes that lost Redis with this one have joined, and hold their
    /// people.
    static constexpr std::chrono::milliseconds settlingTime{5000};
    /// For what is left to say when the node goes.
    static constexpr std::chrono::milliseconds leavePatience{1000};

    /// `url` as in redis_url; `epoch` names the database that the nodes share.
    RedisBus(BusListener listener, QUrl url, const QString &epoch);
    ~RedisBus() override;

    void publish(const Delivery &delivery) override;
    void endSession(SessionId session, Timestamp endedAt) override;
    void letEverybodySync() override;
    void share(const RateCount &count) override;
    QCoro::Task<void> listenTo(UserId user) override;
    void stopListeningTo(UserId user) override;
    PresenceLeases &leases() override { return *leases_; }
    bool isWhole() const override { return isWhole_; }
    void join() override;
    void leave() override;

private:
    struct Listening
    {
        int sockets = 0;
        bool isConfirmed = false;
        QList<std::function<void(bool)>> waiting;
    };

    void run() override;
    void post(std::function<void()> action);
    void listenNow(UserId user, const std::function<void(bool)> &done);
    void send(const Delivery &delivery);
    void sendToNodes(const Saying &saying);
    void sendCounts();
    void take(const QByteArray &channel, const QByteArray &message);
    void takeFromNode(const Envelope &envelope);
    void passOn();
    void beJoined();
    void beLost();
    void confirm(const QByteArray &channel);
    void endWaiting();
    void syncSoon();

    const QUrl url_;
    const QUuid node_ = QUuid::createUuid();
    const RedisNames names_;
    const QByteArray ownBeginning_ = beginningOf(node_);
    QSemaphore ready_;
    std::optional<HomeThread> home_;
    std::atomic<bool> isWhole_ = false;
    std::atomic<bool> hasLeft_ = false;

    // The rest belongs to the thread.
    std::unique_ptr<RedisLink> link_;
    std::unique_ptr<RedisLeases> leases_;
    std::unique_ptr<NodesHeard> nodes_;
    std::unique_ptr<QTimer> syncing_;
    std::unique_ptr<QTimer> settling_;
    QHash<UserId, Listening> listening_;
    QList<RateCount> counts_;
    Delivery arriving_;  ///< its receivers are gathered while the next message is the same
    QByteArray arrived_; ///< the message of `arriving_`
    bool hasLost_ = false;
};

} // namespace letschat::server
