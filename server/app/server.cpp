#include "app/server.h"

#include "accounts/accountroutes.h"
#include "conversations/conversationroutes.h"
#include "database/migrator.h"
#include "messages/messageroutes.h"
#include "people/peopleroutes.h"
#include "platform/childprocess.h"

#include <QDir>
#include <QLoggingCategory>
#include <QTimer>
#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcServer, "letschat.server")

namespace letschat::server {

namespace {

std::unexpected<StartFault> fault(StartFault::ExitStatus status, const QString &sentence)
{
    return std::unexpected(StartFault{status, sentence});
}

} // namespace

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
    if (database_)
        database_->stop();
    for (auto &thread : threads_)
        thread->settle();
    while (hasher_ && hasher_->isBusy()) {
        hasher_->finish();
        for (auto &thread : threads_)
            thread->settle();
    }
    threads_.clear();
}

std::expected<void, StartFault> Server::start()
{
    for (const auto step : {&Server::takeDataDir, &Server::listen, &Server::loadKeys,
                            &Server::startPostgres, &Server::migrate}) {
        if (auto done = (this->*step)(); !done)
            return done;
    }
    makeServices();
    bindApi();
    startThreads();
    listener_->resumeAccepting();
    return {};
}

QString Server::url() const
{
    const auto address = listener_->serverAddress();
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return u"http://%1:%2"_s.arg(isIpv6 ? u'[' + address.toString() + u']' : address.toString())
        .arg(listener_->serverPort());
}

Server::Step Server::takeDataDir()
{
    const QString path = settings_.dataDir;
    const bool isNew = !QDir(path).exists();
    if (!QDir().mkpath(path))
        return fault(StartFault::Configuration, u"data_dir: %1 cannot be made."_s.arg(path));
    // Under root, PostgreSQL's user has to pass through, whatever the umask; what is inside says
    // for itself who may read it.
    if (isNew && isRoot())
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                        QFile::ExeGroup | QFile::ExeOther);
    lock_ = std::make_unique<QLockFile>(path + u"/letschatd.lock"_s);
    lock_->setStaleLockTime(0); // only the end of its process frees it
    if (lock_->tryLock())
        return {};
    if (lock_->error() != QLockFile::LockFailedError)
        return fault(StartFault::Configuration, u"data_dir: %1 cannot be written to."_s.arg(path));
    qint64 pid = 0;
    QString host;
    QString program;
    lock_->getLockInfo(&pid, &host, &program);
    return fault(StartFault::Configuration,
                 u"data_dir: %1 is in use by another letschatd (process %2)."_s.arg(path).arg(pid));
}

// Before anything slow, so that a port in use is told at once; connections wait in the backlog.
Server::Step Server::listen()
{
    listener_ = std::make_unique<Listener>([this](qintptr descriptor) {
        threads_[nextThread_]->adopt(descriptor);
        nextThread_ = (nextThread_ + 1) % threads_.size();
    });
    const auto &[address, port] = settings_.listen;
    if (!listener_->listen(address, port))
        return fault(StartFault::AddressInUse,
                     u"listen: %1:%2 cannot be used: %3."_s.arg(address.toString())
                         .arg(port)
                         .arg(listener_->errorString()));
    listener_->pauseAccepting();
    return {};
}

Server::Step Server::loadKeys()
{
    const bool isOurs = settings_.jwtSecretFile.isEmpty();
    const QString path = isOurs ? settings_.dataDir + u"/jwt-secret"_s : settings_.jwtSecretFile;
    auto keys = SigningKeys::load(path, isOurs);
    if (!keys)
        return fault(StartFault::Configuration, keys.error().detail);
    signer_ = std::make_unique<TokenSigner>(*keys);
    return {};
}

Server::Step Server::startPostgres()
{
    databaseUrl_ = settings_.databaseUrl;
    if (!databaseUrl_.isEmpty())
        return {};
    postgres_ = std::make_unique<PrivatePostgres>(settings_.dataDir, settings_.privatePostgresUser);
    if (auto started = postgres_->start(); !started)
        return fault(StartFault::DatabaseAway, started.error().detail);
    databaseUrl_ = postgres_->url();
    return {};
}

Server::Step Server::migrate()
{
    SqlConnection connection(databaseUrl_);
    if (!connection.open())
        return fault(StartFault::DatabaseAway,
                     u"database_url: the database cannot be reached; the log says why."_s);
    const auto done = Migrator(Migrator::compiledIn()).migrate(connection);
    if (!done)
        return fault(StartFault::DatabaseAway, done.error().detail);
    for (const auto &name : *done)
        qCInfo(lcServer).noquote() << "Applied" << name;
    auto rows = connection.run(u"SELECT epoch FROM instance"_s);
    if (!rows || !rows->next())
        return fault(StartFault::DatabaseAway, u"The database has lost its row in \"instance\"."_s);
    epoch_ = rows->get<QString>(0);
    const auto since = clock_.now() - TokenSigner::accessLifetime - 2 * TokenSigner::leeway;
    const auto ended = AccountRepository(connection).endedSince(since);
    if (!ended)
        return fault(StartFault::DatabaseAway, ended.error().detail);
    for (const auto &session : *ended)
        revoked_.add(session.id, session.at);
    return {};
}

void Server::makeServices()
{
    hasher_ = std::make_unique<PasswordHasher>(settings_.hashingCost, settings_.hashingThreads);
    database_ = std::make_unique<Database>(databaseUrl_, settings_.databaseThreads);
    writer_ = std::make_unique<MessageWriter>(database_->writer(), bus_);
    accounts_ = std::make_unique<AccountService>(*database_, *hasher_, *signer_, clock_,
                                                 AccountPolicy{settings_.registrationIsOpen},
                                                 [this](SessionId session, Timestamp endedAt) {
                                                     revoked_.add(session, endedAt);
                                                     registry_.closeSession(session);
                                                 });
    conversations_ = std::make_unique<ConversationService>(*database_, clock_);
    messages_ = std::make_unique<MessageService>(*database_, *writer_, clock_);
}

Result<TokenClaims> Server::check(const QByteArray &token) const
{
    auto claims = signer_->verify(token, TokenType::Access, clock_.now());
    if (claims && revoked_.contains(claims->sessionId))
        return refuse(ProblemCode::TokenRevoked, u"The session has ended. Sign in again."_s);
    return claims;
}

void Server::bindApi()
{
    api_ = std::make_unique<Api>([this](const QByteArray &token) -> Result<Caller> {
        const auto claims = check(token);
        if (!claims)
            return std::unexpected(claims.error());
        return Caller{claims->userId, claims->sessionId};
    });
    bindAccounts(*api_, *accounts_);
    bindPeople(*api_, *database_);
    bindConversations(*api_, *conversations_);
    bindMessages(*api_, *messages_);
}

void Server::startThreads()
{
    LiveSettings live;
    live.epoch = epoch_;
    live.clock = &clock_;
    live.identify = [this](const QByteArray &token) -> Result<Identity> {
        const auto claims = check(token);
        if (!claims)
            return std::unexpected(claims.error());
        return Identity{claims->userId, claims->sessionId, claims->expiresAt};
    };
    counts_ = std::make_unique<ConnectionsPerAddress>(settings_.connectionsPerAddress);
    for (int i = 0; i < settings_.ioThreads; ++i) {
        auto thread = std::make_unique<IoThread>(*api_, *counts_, registry_, live);
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
    QTimer::singleShot(8s, this, &Server::stopped);
}

void Server::countDrained()
{
    if (++drainedThreads_ == threads_.size())
        Q_EMIT stopped();
}

} // namespace letschat::server
