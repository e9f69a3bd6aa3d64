#include "app/datahome.h"

#include "database/databaseurl.h"
#include "platform/childprocess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace letschat::server {

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
    lock_ = std::make_unique<QLockFile>(path + u"/letschatd.lock"_s);
    lock_->setStaleLockTime(0); // only the end of its process frees it
    isServed_ = !lock_->tryLock() && lock_->error() == QLockFile::LockFailedError;
    if (!isServed_ && !lock_->isLocked())
        return fault(StartFault::Configuration, u"data_dir: %1 cannot be written to."_s.arg(path));
    return {};
}

Step DataHome::take()
{
    if (auto made = makeDirectory(); !made)
        return made;
    if (auto locked = lock(); !locked || !isServed_)
        return locked;
    qint64 pid = 0;
    QString host;
    QString program;
    lock_->getLockInfo(&pid, &host, &program);
    return fault(
        StartFault::Configuration,
        u"data_dir: %1 is in use by another letschatd (process %2)."_s.arg(settings_.dataDir)
            .arg(pid));
}

Step DataHome::startDatabase()
{
    databaseUrl_ = settings_.databaseUrl;
    if (!isPrivate())
        return {};
    postgres_ = std::make_unique<PrivatePostgres>(settings_.dataDir, settings_.privatePostgresUser);
    if (auto started = postgres_->start(); !started)
        return fault(StartFault::DatabaseAway, started.error().detail);
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
    return isServed_ ? waitForTheServersCluster() : startDatabase();
}

// The server may be starting, or its cluster recovering.
Step DataHome::waitForTheServersCluster()
{
    databaseUrl_ = PrivatePostgres(settings_.dataDir, settings_.privatePostgresUser).expectedUrl();
    const QDeadlineTimer deadline(20s);
    while (!databaseAnswers(databaseUrl_)) {
        if (deadline.hasExpired())
            return fault(StartFault::DatabaseAway,
                         u"data_dir: %1 is in use by another letschatd, but its database does not "
                         "answer."_s.arg(settings_.dataDir));
        QThread::msleep(100);
    }
    return {};
}

} // namespace letschat::server
