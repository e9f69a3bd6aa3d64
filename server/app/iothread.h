#pragma once

#include "http/httpendpoint.h"
#include "live/liveendpoint.h"
#include "platform/homethread.h"

#include <QSemaphore>
#include <QThread>

#include <atomic>
#include <optional>

namespace letschat::server {

/// One of the threads that own connections: an HTTP endpoint and a socket endpoint with an event
/// loop. A connection stays in its thread for life.
class IoThread : public QThread
{
    Q_OBJECT

public:
    /// Runs when the constructor returns. What is given outlives the thread.
    IoThread(const Api &api, Entrance &entrance, ConnectionRegistry &registry, LiveSettings live);
    ~IoThread() override;

    /// Any thread. Takes an accepted connection.
    void adopt(qintptr descriptor);
    /// Any thread. Ends connections in good order; `drained` comes when the last one is gone.
    void drain();
    /// Returns when all that was posted to the thread before is done.
    void settle();

Q_SIGNALS:
    void drained();

protected:
    void run() override;

private:
    void countDrained();

    const Api &api_;
    Entrance &entrance_;
    ConnectionRegistry &registry_;
    LiveSettings live_;
    QSemaphore ready_;
    std::optional<HomeThread> home_;
    HttpEndpoint *httpEndpoint_ = nullptr;
    LiveEndpoint *liveEndpoint_ = nullptr;
    int endpointsLeft_ = 2;
};

} // namespace letschat::server
