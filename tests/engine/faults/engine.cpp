#include "engine/faults/engine.h"

#include "protocol/accounts.h"

using namespace std::chrono_literals;

namespace letschat::tests {

using namespace client;

namespace {

SocketTimings shortTimings()
{
    SocketTimings timings;
    timings.handshake = 1s;
    timings.heartbeat = 300ms;
    return timings;
}

} // namespace

PasswordTokens::PasswordTokens(const QUrl &server, const Account &account)
    : link_(server)
    , account_(account)
{}

QCoro::Task<Renewal> PasswordTokens::renew()
{
    Call<Login> call;
    call.body.username = account_.name;
    call.body.password = account_.password;
    auto asking = api_.call<Login>(call);
    const auto answer = co_await asking;
    if (!answer)
        co_return Renewal::Unanswered;
    account_.accessToken = answer->accessToken;
    co_return Renewal::Renewed;
}

Engine::Engine(const QUrl &theServer, TokenSource &theTokens, UserId user, const QString &file)
    : server(theServer)
    , tokens(theTokens)
    , link(theServer, limit)
    , socket(shortTimings())
{
    people.follow(store);
    people.follow(socket);
    connect(&socket, &Socket::received, &sync, &SyncEngine::receive);
    connect(&socket, &Socket::stateChanged, this, [this] {
        if (socket.state() == Socket::State::Online)
            outbox.wake();
        else
            people.forgetPresence();
    });
    connect(&sync, &SyncEngine::failed, this, [this] { hasFailedToSync_ = true; });
    store.open(file, user);
    outbox.setActive(true);
}

Engine::~Engine()
{
    socket.disconnect(this);
    socket.close();
}

void Engine::setLive(bool live)
{
    isLive_ = live;
    if (live)
        socket.open(server, tokens);
    else
        socket.close();
}

void Engine::hurry()
{
    outbox.wake();
    if (isLive_)
        socket.retryNow();
    if (hasFailedToSync_ && !sync.isSyncing()) {
        hasFailedToSync_ = false;
        sync.sync();
    }
}

} // namespace letschat::tests
