#pragma once

#include "bus/presenceleases.h"
#include "bus/redislink.h"
#include "bus/redisnames.h"
#include "platform/homethread.h"

#include <QHash>
#include <QTimer>

#include <chrono>

namespace letschat::server {

/// Presence as leases in Redis: for each user the set of nodes that have a socket of theirs, and
/// for each node a key that lapses unless the node renews it. Whoever finds that a node's key
/// lapsed clears up after it, and learns whom nobody else has.
///
/// What is held here is held again whenever the link joins, whatever Redis forgot meanwhile. Made
/// and used in the link's thread, but for what PresenceLeases says.
class RedisLeases final : public QObject, public PresenceLeases
{
    Q_OBJECT

public:
    /// protocol.md, 5: a dead node's people are told of within 45 s. A lease, and two rounds.
    static constexpr std::chrono::seconds renewal{10};
    static constexpr std::chrono::seconds round{5};
    /// What a node that goes in good order leaves: the grace in which its people come back
    /// elsewhere (protocol.md, 5).
    static constexpr std::chrono::seconds lastLease{5};

    /// `node`: this one. `lapsed` gets people whom nobody else has.
    RedisLeases(RedisLink &link, const RedisNames &names, QByteArray node,
                std::function<void(const QList<UserId> &)> lapsed);

    void hold(UserId user, const Then &isFirst) override;
    void release(UserId user, const Then &isLast) override;
    void findHeld(const QList<UserId> &users, const Found &found) override;
    bool areShared() const override { return true; }

    /// The link joined.
    void holdAgain();
    /// A node said farewell: its people are looked after once its last lease is over.
    void expectFarewell();
    /// This node goes.
    void leave();

private:
    void holdNow(UserId user);
    void releaseNow(UserId user, const Then &isLast);
    void renew();
    void lookAround();
    void checkNode(const QByteArray &node);
    void clearUpAfter(const QByteArray &node);
    void clearUp(const QByteArray &node, const QList<QByteArray> &users);

    RedisLink &link_;
    const RedisNames &names_;
    const QByteArray node_;
    std::function<void(const QList<UserId> &)> lapsed_;
    HomeThread home_ = HomeThread::current();
    QTimer renewing_;
    QTimer rounds_;
    QHash<UserId, Then> held_; ///< those of this node, and whom to tell when held again
    QSet<UserId> owed_;        ///< released while Redis was away
    bool hasLeft_ = false;
};

} // namespace letschat::server
