#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"
#include "security/ratecount.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>

#include <functional>

namespace letschat::server {

class PresenceLeases;

/// One event on its way to people: the same bytes for every socket of each of them.
struct Delivery
{
    QList<UserId> recipients;
    QByteArray event; ///< JSON, encoded once; empty where only `pairedWith` has something to say
    /// Between each of the recipients and each of these it may have changed who may see whose
    /// presence (protocol.md, 4.1): whoever tells of it looks again.
    QList<UserId> pairedWith;
};

/// What a bus asks of the node that it belongs to. Called in any thread; must not block.
struct BusListener
{
    /// An event for people with sockets here; those of one publisher in their order.
    std::function<void(const Delivery &)> deliver = [](const Delivery &) {};
    /// Every socket here is asked to call /sync: events may have been missed.
    std::function<void()> sync = [] {};
    /// A session ended on another node.
    std::function<void(SessionId, Timestamp endedAt)> endSession = [](SessionId, Timestamp) {};
    /// What clients did on another node.
    std::function<void(const RateCount &)> count = [](const RateCount &) {};
    /// People whose node is gone, and who have no socket on any other.
    std::function<void(const QList<UserId> &)> lapsed = [](const QList<UserId> &) {};
    /// Events about presence, which no sync brings, may have been missed; the leases are right
    /// again.
    std::function<void()> refreshPresence = [] {};
    /// See Bus::noteMissed().
    std::function<void()> missed = [] {};
};

/// Takes events to whoever is connected, to this node or another, in the order of publish(). Any
/// thread.
///
/// A doorbell, never the truth: what it loses is in the database, and whoever may have lost
/// something is asked to sync (protocol.md, 5).
class Bus
{
public:
    explicit Bus(BusListener listener)
        : listener_(std::move(listener))
    {}
    virtual ~Bus() = default;
    Q_DISABLE_COPY_MOVE(Bus)

    /// Sockets of this node have it, in the calling thread, before this returns.
    virtual void publish(const Delivery &delivery) { tellHere(delivery); }
    /// To the sockets of this node alone: what each node tells its own.
    void tellHere(const Delivery &delivery) { listener_.deliver(delivery); }
    /// The other nodes learn that a session ended.
    virtual void endSession(SessionId, Timestamp) {}
    /// Every socket of every node is asked to call /sync.
    virtual void letEverybodySync() { listener_.sync(); }
    /// The other nodes count with this one.
    virtual void share(const RateCount &) {}
    /// Events may be missing for ever: a transaction of which nobody knows whether it was
    /// committed. Whoever knows the database calls letEverybodySync() when that is decided.
    void noteMissed() { listener_.missed(); }

    /// One more socket of the user on this node: from when this ends, it misses no event that is
    /// published anywhere. Each wants its stopListeningTo().
    virtual QCoro::Task<void> listenTo(UserId) { co_return; }
    virtual void stopListeningTo(UserId) {}

    /// Who has a socket on any node.
    virtual PresenceLeases &leases() = 0;
    /// False while events do not reach other nodes.
    virtual bool isWhole() const { return true; }

    /// From now on the listener is called for what comes from elsewhere.
    virtual void join() {}
    /// Tells the others what was published, and that this node is going. Nothing comes from
    /// elsewhere any more, and nobody waits. Some seconds at most.
    virtual void leave() {}

protected:
    const BusListener &listener() const { return listener_; }

private:
    BusListener listener_;
};

} // namespace letschat::server
