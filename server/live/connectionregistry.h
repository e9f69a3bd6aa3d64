#pragma once

#include "bus/bus.h"
#include "protocol/ids.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <atomic>
#include <memory>
#include <mutex>

namespace letschat::server {

class LiveEndpoint;

/// One socket, as other threads may name it.
struct SocketRef
{
    LiveEndpoint *endpoint = nullptr; ///< outlives its entries here
    quint64 number = 0;               ///< the endpoint's own, never used again
    SessionId session;
};

/// Who is connected, and where. Any thread; the one place that knows sockets of all I/O threads.
class ConnectionRegistry
{
public:
    /// Of one user; one more closes the oldest with 4409 (protocol.md, 5).
    static constexpr int mostSockets = 20;

    void add(UserId user, const SocketRef &socket);
    void remove(UserId user, const SocketRef &socket);

    /// Gives the event to every socket of the recipients, on the threads that own them. Deliveries
    /// of one thread reach each socket in their order.
    void deliver(const Delivery &delivery) const;
    /// The same to every socket.
    void deliverToAll(const QByteArray &event) const;
    /// Closes the sockets of a session with 4401.
    void closeSession(SessionId session) const;

    /// Sockets that are signed in.
    size_t socketCount() const;
    /// Events given to sockets since the start.
    quint64 deliveries() const { return deliveries_; }

private:
    using Numbers = QHash<LiveEndpoint *, QList<quint64>>;

    void post(const Numbers &numbers, const QByteArray &event) const;

    mutable std::mutex mutex_;
    QHash<UserId, QList<SocketRef>> sockets_; ///< of each user, oldest first
    size_t count_ = 0;
    mutable std::atomic<quint64> deliveries_ = 0;
};

} // namespace letschat::server
