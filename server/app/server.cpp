#include "app/server.h"

#include "database/epoch.h"
#include "database/migrator.h"
#include "documents/documentroutes.h"
#include "http/tls.h"

#include <QLoggingCategory>
#include <QTimer>
#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcServer, "letschat.server")

namespace letschat::server {

Server::Server(Settings settings)
    : settings_(std::move(settings))
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
}

// What answers is stopped before who asks: see HomeThread.
Server::~Server()
{
    listener_.reset();
    if (services_) {
        services_->presence().noteAll();
        services_->database().stop();
        services_->bus().leave();
    }
    for (auto &thread : threads_)
        thread->settle();
    while (services_ && services_->hasher().load() > 0) {
        services_->hasher().finish();
        for (auto &thread : threads_)
            thread->settle();
    }
    threads_.clear();
}

Step Server::start()
{
    for (const auto step :
         {&Server::takeDataHome, &Server::readTls, &Server::listen, &Server::listenForAdmin,
          &Server::readKeys, &Server::prepareDatabase, &Server::makeServices}) {
        if (auto done = (this->*step)(); !done)
            return done;
    }
    bindApi();
    startThreads();
    services_->bus().join();
    endedSessions_->startWatching();
    admin_.serve(*services_);
    listener_->resumeAccepting();
    return {};
}

QString Server::url() const
{
    return (tls_ ? u"https://"_s : u"http://"_s) +
           authorityOf(listener_->serverAddress(), listener_->serverPort());
}

Step Server::takeDataHome()
{
    return home_.take();
}

Step Server::readTls()
{
    if (settings_.tlsCertificate.isEmpty())
        return {};
    auto tls = loadTls(settings_.tlsCertificate, settings_.tlsKey);
    if (!tls)
        return fault(StartFault::Configuration, tls.error().detail);
    tls_ = *tls;
    return {};
}

// Before anything slow, so that a port in use is told at once; connections wait in the backlog.
Step Server::listen()
{
    listener_ = std::make_unique<Listener>([this](qintptr descriptor) {
        threads_[nextThread_]->adopt(descriptor);
        nextThread_ = (nextThread_ + 1) % threads_.size();
    });
    return listenOn(*listener_, settings_.listen, u"listen"_s);
}

Step Server::listenForAdmin()
{
    return admin_.listen();
}

Step Server::readKeys()
{
    const bool isOurs = settings_.jwtSecretFile.isEmpty();
    const QString path = isOurs ? settings_.dataDir + u"/jwt-secret"_s : settings_.jwtSecretFile;
    const auto keys = SigningKeys::load(path, isOurs);
    if (!keys)
        return fault(StartFault::Configuration, keys.error().detail);
    keys_ = *keys;
    if (isOurs && !settings_.redisUrl.isEmpty())
        qCWarning(lcServer)
            << "jwt_secret_file: with redis_url, every node needs the same; this one "
               "signs with its own.";
    return {};
}

Step Server::prepareDatabase()
{
    if (auto started = home_.startDatabase(); !started)
        return started;
    SqlConnection connection(home_.databaseUrl());
    if (!connection.open())
        return fault(StartFault::DatabaseAway,
                     u"database_url: the database cannot be reached; the log says why."_s);
    const auto done = Migrator(Migrator::compiledIn()).migrate(connection);
    if (!done)
        return fault(StartFault::DatabaseAway, sentenceOf(done.error()));
    for (const auto &name : *done)
        qCInfo(lcServer).noquote() << "Applied" << name;
    const auto epoch = readEpoch(connection);
    if (!epoch)
        return fault(StartFault::DatabaseAway, sentenceOf(epoch.error()));
    epoch_ = *epoch;
    return {};
}

Step Server::makeServices()
{
    services_ =
        std::make_unique<Services>(settings_, home_.databaseUrl(), epoch_, keys_, registry_);
    if (const auto prepared = services_->hasher().prepare(); !prepared)
        return fault(StartFault::Configuration,
                     u"argon2_memory_mib: this machine has not as much memory to give."_s);
    endedSessions_ = std::make_unique<EndedSessions>(*services_);
    SqlConnection connection(home_.databaseUrl());
    if (const auto loaded = endedSessions_->load(connection); !loaded)
        return fault(StartFault::DatabaseAway, sentenceOf(loaded.error()));
    return {};
}

void Server::bindApi()
{
    api_ = std::make_unique<Api>([this](const QByteArray &token) -> Result<Caller> {
        const auto claims = services_->checkCall(token);
        if (!claims)
            return std::unexpected(claims.error());
        return Caller{claims->userId, claims->sessionId};
    });
    services_->bind(*api_);
}

void Server::startThreads()
{
    LiveSettings live;
    live.epoch = epoch_;
    live.clock = &services_->clock();
    live.identify = [this](const QByteArray &token) -> Result<Identity> {
        const auto claims = services_->check(token);
        if (!claims)
            return std::unexpected(claims.error());
        return Identity{claims->userId, claims->sessionId, claims->expiresAt};
    };
    live.hasEnded = [this](SessionId session) { return services_->hasEnded(session); };
    live.arrive = [this](UserId user) { return services_->presence().arrive(user); };
    live.leave = [this](UserId user) { services_->presence().leave(user); };
    live.see = [this](UserId user) { return services_->presence().see(user); };
    live.relayTyping = [this](UserId user, const Typing &typing) {
        services_->typing().relay(user, typing);
    };
    live.mostFrames = settings_.rateLimits.socketFrames;
    live.floodWindow = settings_.rateLimits.socketFramesWindow;
    bindDocuments(*api_, live); // of all that is bound, and of how the sockets behave
    const int mostConnections = settings_.rateLimits.connectionsPerAddress;
    entrance_ = std::make_unique<Entrance>(
        TrustedProxies(settings_.trustedProxies), ConnectionsPerAddress(mostConnections),
        services_->limiter(), tls_, [this](const auto &request) { services_->note(request); });
    for (int i = 0; i < settings_.ioThreads; ++i) {
        auto thread = std::make_unique<IoThread>(*api_, *entrance_, registry_, live);
        connect(thread.get(), &IoThread::drained, this, &Server::countDrained,
                Qt::QueuedConnection);
        threads_.push_back(std::move(thread));
    }
}

void Server::stop()
{
    listener_->close();
    for (auto &thread : threads_)
        thread->drain();
    QTimer::singleShot(longestDrain, this, &Server::stopped);
}

void Server::countDrained()
{
    if (++drainedThreads_ == threads_.size())
        Q_EMIT stopped();
}

} // namespace letschat::server
