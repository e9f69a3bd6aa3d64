#include "app/datahome.h"

#include "database/databaseurl.h"
#include "platform/childprocess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace letschat::server {

namespace {

const QString lockName = u"/letschatd.lock"_s;

} // namespace

Step DataHome::makeDirectory() const
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
    return {};
}

Step DataHome::lock()
{
    const QString path = settings_.dataDir;
    if (!lock_)
        lock_ = std::make_unique<FileLock>(path + lockName);
    const auto outcome = lock_->tryLock();
    isServed_ = outcome == FileLock::Outcome::Taken;
    if (outcome == FileLock::Outcome::Held && isRoot())
        giveToOwnerOf(path, path + lockName); // who else could not serve here any more
    if (outcome == FileLock::Outcome::Failed)
        return fault(StartFault::Configuration, u"data_dir: %1 cannot be written to."_s.arg(path));
    return {};
}

// A command may have it for a moment.
Step DataHome::take()
{
    if (auto made = makeDirectory(); !made)
        return made;
    const QDeadlineTimer deadline(patienceWithCommands);
    auto locked = lock();
    while (locked && isServed_ && !deadline.hasExpired()) {
        QThread::msleep(100);
        locked = lock();
    }
    if (!locked || !isServed_)
        return locked;
    return fault(
        StartFault::Configuration,
        u"data_dir: %1 is in use by another letschatd (process %2)."_s.arg(settings_.dataDir)
            .arg(lock_->holder()));
}

bool DataHome::looksServed() const
{
    const QString path = settings_.dataDir + lockName;
    return isServed_ ||
           (!lock_ && QFile::exists(path) && FileLock(path).tryLock() == FileLock::Outcome::Taken);
}

bool DataHome::hasCluster() const
{
    return QFile::exists(settings_.dataDir + u"/postgres/PG_VERSION"_s);
}

std::expected<std::unique_ptr<SqlConnection>, StartFault> DataHome::connect() const
{
    auto connection = std::make_unique<SqlConnection>(databaseUrl_);
    if (!connection->open())
        return fault(StartFault::DatabaseAway,
                     u"database_url: the database cannot be reached; the log says why."_s);
    return connection;
}

Step DataHome::startDatabase()
{
    databaseUrl_ = settings_.databaseUrl;
    if (!isPrivate())
        return {};
    postgres_ = std::make_unique<PrivatePostgres>(settings_.dataDir, settings_.privatePostgresUser);
    if (auto started = postgres_->start(); !started)
        return fault(started.error().code == ProblemCode::BadRequest ? StartFault::Configuration
                                                                     : StartFault::DatabaseAway,
                     started.error().detail);
    databaseUrl_ = postgres_->url();
    return {};
}

Step DataHome::reach()
{
    databaseUrl_ = settings_.databaseUrl;
    if (!isPrivate())
        return {};
    if (auto made = makeDirectory(); !made)
        return made;
    if (auto locked = lock(); !locked)
        return locked;
    return isServed_ ? reachTheServers() : startDatabase();
}

// The server may be starting, or its cluster recovering; or it was no server, but another command,
// and the directory is free by now.
Step DataHome::reachTheServers()
{
    databaseUrl_ = PrivatePostgres(settings_.dataDir, settings_.privatePostgresUser).expectedUrl();
    const QDeadlineTimer deadline(20s);
    while (!databaseAnswers(databaseUrl_)) {
        if (deadline.hasExpired())
            return fault(StartFault::DatabaseAway,
                         u"data_dir: %1 is in use by another letschatd, but its database does not "
                         "answer."_s.arg(settings_.dataDir));
        QThread::msleep(100);
        if (auto locked = lock(); !locked || !isServed_)
            return locked ? startDatabase() : locked;
    }
    return {};
}

} // namespace letschat::server
