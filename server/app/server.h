#pragma once

#include "app/adminendpoint.h"
#include "app/datahome.h"
#include "app/endedsessions.h"
#include "app/iothread.h"
#include "app/services.h"
#include "http/api.h"
#include "http/listener.h"

#include <memory>
#include <vector>

namespace letschat::server {

/// The whole server: makes every part, gives each what it needs, and takes them down in order.
/// Lives in the main thread, which only accepts connections.
class Server : public QObject
{
    Q_OBJECT

public:
    /// What is in flight may take so long; taking the server down takes some seconds more, and all
    /// of it less than the 10 s of operations.md.
    static constexpr std::chrono::seconds longestDrain{6};

    explicit Server(Settings settings);
    ~Server() override;

    /// Returns when clients can be served.
    Step start();
    /// Address of REST and socket, as `http://127.0.0.1:8080`.
    QString url() const;

    /// Finishes what is in flight, closes sockets with 1001, then `stopped`; at the latest after
    /// `longestDrain`.
    void stop();

Q_SIGNALS:
    void stopped();

private:
    Step takeDataHome();
    Step readTls();
    Step listen();
    Step listenForAdmin();
    Step readKeys();
    Step prepareDatabase();
    Step makeServices();
    void bindApi();
    void startThreads();
    void countDrained();

    Settings settings_;
    DataHome home_{settings_};
    AdminEndpoint admin_{settings_};
    QList<SigningKey> keys_;
    QString epoch_;
    ConnectionRegistry registry_;
    std::optional<QSslConfiguration> tls_;
    std::unique_ptr<Services> services_;
    std::unique_ptr<EndedSessions> endedSessions_;
    std::unique_ptr<Api> api_;
    std::unique_ptr<Entrance> entrance_;
    std::vector<std::unique_ptr<IoThread>> threads_;
    std::unique_ptr<Listener> listener_;
    size_t nextThread_ = 0;
    size_t drainedThreads_ = 0;
};

} // namespace letschat::server
