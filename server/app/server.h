#pragma once

#include "accounts/accountservice.h"
#include "app/iothread.h"
#include "app/settings.h"
#include "bus/bus.h"
#include "conversations/conversationservice.h"
#include "database/privatepostgres.h"
#include "http/api.h"
#include "http/listener.h"
#include "live/connectionregistry.h"
#include "messages/messageservice.h"
#include "security/revokedsessions.h"

#include <QLockFile>

#include <memory>
#include <vector>

namespace letschat::server {

/// Why the server did not start: one sentence that names the setting, and the exit status of
/// operations.md.
struct StartFault
{
    enum ExitStatus { Configuration = 2, DatabaseAway = 3, AddressInUse = 4 };
    ExitStatus status;
    QString sentence;
};

/// The whole server: makes every part, gives each what it needs, and takes them down in order.
/// Lives in the main thread, which only accepts connections.
class Server : public QObject
{
    Q_OBJECT

public:
    explicit Server(Settings settings);
    ~Server() override;

    /// Returns when clients can be served.
    std::expected<void, StartFault> start();
    /// Address of REST and socket, as `http://127.0.0.1:8080`.
    QString url() const;

    /// Finishes what is in flight, closes sockets with 1001, then `stopped`; at the latest after 8
    /// s.
    void stop();

Q_SIGNALS:
    void stopped();

private:
    using Step = std::expected<void, StartFault>;
    Step takeDataDir();
    Step listen();
    Step loadKeys();
    Step startPostgres();
    Step migrate();
    void makeServices();
    void bindApi();
    void startThreads();
    void countDrained();
    Result<TokenClaims> check(const QByteArray &token) const;

    Settings settings_;
    SystemClock clock_;
    std::unique_ptr<QLockFile> lock_;
    std::unique_ptr<PrivatePostgres> postgres_;
    QString databaseUrl_;
    QString epoch_;
    RevokedSessions revoked_;
    ConnectionRegistry registry_;
    Bus bus_{[this](const Delivery &delivery) { registry_.deliver(delivery); }};
    std::unique_ptr<TokenSigner> signer_;
    std::unique_ptr<PasswordHasher> hasher_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<MessageWriter> writer_;
    std::unique_ptr<AccountService> accounts_;
    std::unique_ptr<ConversationService> conversations_;
    std::unique_ptr<MessageService> messages_;
    std::unique_ptr<Api> api_;
    std::unique_ptr<ConnectionsPerAddress> counts_;
    std::vector<std::unique_ptr<IoThread>> threads_;
    std::unique_ptr<Listener> listener_;
    size_t nextThread_ = 0;
    size_t drainedThreads_ = 0;
};

} // namespace letschat::server
