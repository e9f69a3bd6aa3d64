#pragma once

#include "network/httplink.h"
#include "network/socket.h"
#include "people/peoplestore.h"
#include "store/localstore.h"
#include "sync/historyloader.h"
#include "sync/outbox.h"
#include "sync/syncengine.h"

namespace letschat::tests {

/// Who a device belongs to, and how it signs in.
struct Account
{
    UserId user;
    QString name;
    QString password;
    QString accessToken;
};

/// Renews by signing in again, straight at the server.
class PasswordTokens final : public client::TokenSource
{
public:
    PasswordTokens(const QUrl &server, const Account &account);

    QString accessToken() const override { return account_.accessToken; }
    QCoro::Task<client::Renewal> renew() override;

private:
    client::HttpLink link_;
    client::ApiClient api_{link_};
    Account account_;
};

/// The client's engine as Application joins it, without a session, pages and windows.
class Engine : public QObject
{
    Q_OBJECT

public:
    /// So long may a call take: what nobody answers is soon tried again.
    static constexpr std::chrono::milliseconds limit{700};

    /// `tokens` must outlive it. The store opens at once, the socket when it is told to.
    Engine(const QUrl &server, client::TokenSource &tokens, UserId user, const QString &file);
    ~Engine() override;

    /// With the socket open or without.
    void setLive(bool live);
    bool isLive() const { return isLive_; }
    /// What would be tried again later is tried now.
    void hurry();

    QUrl server;
    client::TokenSource &tokens;
    SystemClock clock;
    client::HttpLink link;
    client::ApiClient api{link, tokens};
    client::LocalStore store;
    client::PeopleStore people;
    client::Outbox outbox{api, store, clock};
    client::HistoryLoader history{api, store};
    client::SyncEngine sync{api, store, history};
    client::Socket socket;

private:
    bool isLive_ = false;
    bool hasFailedToSync_ = false;
};

/// The answer of the store, waited for in an event loop.
template <class Job>
auto readNow(client::LocalStore &store, Job job)
{
    const auto read = [&]()
        -> QCoro::Task<client::StoreResult<std::invoke_result_t<Job, client::StoreContent &>>> {
        auto reading = store.read(job);
        co_return co_await reading;
    };
    return QCoro::waitFor(read());
}

} // namespace letschat::tests
