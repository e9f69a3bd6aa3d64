#pragma once

#include "app/settings.h"
#include "app/startfault.h"
#include "http/httpendpoint.h"
#include "http/listener.h"
#include "monitoring/monitoringroutes.h"

#include <memory>

namespace letschat::server {

class Services;

/// The address of the administrator: health, readiness and metrics. Main thread.
class AdminEndpoint
{
public:
    explicit AdminEndpoint(const Settings &settings)
        : settings_(settings)
    {}

    /// Takes the address; who connects waits. Where the default address is in use, the server goes
    /// on without one, and warns.
    Step listen();
    /// Answers from now on. The services outlive this.
    void serve(Services &services);

private:
    const Settings &settings_;
    std::unique_ptr<Listener> listener_;
    std::unique_ptr<Api> api_;
    std::unique_ptr<RateLimiter> limiter_;
    std::unique_ptr<Entrance> entrance_;
    std::unique_ptr<HttpEndpoint> endpoint_;
};

/// An address as URLs have it: `127.0.0.1:8080`, `[::1]:8080`.
QString authorityOf(const QHostAddress &address, quint16 port);

/// Listens, without accepting yet. The fault names the setting.
Step listenOn(Listener &listener, const ListenAddress &wanted, const QString &setting);

} // namespace letschat::server
