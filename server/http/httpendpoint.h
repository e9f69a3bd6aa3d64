#pragma once

#include "http/connection.h"
#include "http/entrance.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>
#include <unordered_set>

namespace letschat::server {

/// The HTTP server of one I/O thread. Made anywhere and moved there; every call but the constructor
/// belongs to that thread, and so does its end. The Api and the Entrance are shared by all threads
/// and outlive it.
class HttpEndpoint final : public QObject
{
    Q_OBJECT

public:
    HttpEndpoint(const Api &api, Entrance &entrance, HttpLimits limits, UpgradeTaker taker);
    ~HttpEndpoint() override;

    /// New connections that are begun in one turn of the event loop: when thousands come at once,
    /// those that are there already do not wait for all of them. Few enough that a turn is short;
    /// decision 0009 has what the storm of the benchmark makes of it.
    static constexpr size_t mostBegunInATurn = 4;

    /// Serves an accepted connection, soon; closes it where its address has too many, or when
    /// draining. Owns the descriptor.
    void adopt(qintptr descriptor);

    /// Begins the end: idle connections close, what has not arrived whole is refused with 503, what
    /// is being answered is finished. Then drained().
    void drain();

    qsizetype connectionCount() const { return qsizetype(connections_.size()); }

Q_SIGNALS:
    /// After drain(), when the last connection is gone. Sockets handed to the taker do not count.
    void drained();

private:
    void beginSome();
    void begin(qintptr descriptor);
    void refuseWaiting();
    QTcpSocket *open(qintptr descriptor);
    void tick();
    void forget(Connection *connection);

    const Api &api_;
    Entrance &entrance_;
    const HttpLimits limits_;
    const UpgradeTaker taker_;
    bool isDraining_ = false;
    /// Made with the first connection, as it belongs to the thread.
    std::optional<RequestFeed> feed_;
    std::optional<Edge> edge_;
    std::deque<qintptr> waiting_; ///< descriptors whose turn has not come
    QTimer turns_;                ///< runs while some wait
    std::unordered_set<Connection *> connections_;
    QTimer timer_;
};

} // namespace letschat::server
