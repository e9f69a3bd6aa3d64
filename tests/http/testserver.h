#pragma once

#include "http/httpendpoint.h"
#include "http/listener.h"
#include "http/testendpoints.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <atomic>

/// A whole edge on a free port, in a thread of its own, with a small API.
namespace letschat::test {

/// What a test changes to make the server slow, and sees of it.
struct Gate
{
    QPromise<void> promise;
    QFuture<void> open = promise.future();
    std::atomic<int> waiting{0};
    std::atomic<int> passed{0};
    std::atomic<bool> sawGone{false};

    Gate() { promise.start(); }
    void letGo() { promise.finish(); }
};

class TestServer
{
public:
    explicit TestServer(server::HttpLimits limits = {}, server::UpgradeTaker taker = {},
                        int connectionsPerAddress = 0, QList<server::Subnet> proxies = {});
    ~TestServer();

    quint16 port() const { return listener_.serverPort(); }
    server::HttpEndpoint &endpoint() { return *endpoint_; }
    /// Runs in the endpoint's thread.
    void drain();
    Gate gate;

private:
    server::Api api_;
    letschat::SystemClock clock_;
    server::RateLimiter limiter_{clock_, server::RateLimits::none()};
    server::Entrance entrance_;
    QThread thread_;
    server::HttpEndpoint *endpoint_;
    server::Listener listener_;
};

} // namespace letschat::test
