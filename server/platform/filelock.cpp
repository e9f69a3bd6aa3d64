#include "platform/filelock.h"

#include <QCoreApplication>
#include <QFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace letschat::server {

FileLock::FileLock(const QString &path)
    : path_(path)
{}

qint64 FileLock::holder() const
{
    QFile file(path_);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
}

#ifdef Q_OS_UNIX

FileLock::~FileLock()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

FileLock::Outcome FileLock::tryLock()
{
    if (descriptor_ < 0)
        descriptor_ =
            ::open(QFile::encodeName(path_).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0)
        return Outcome::Failed;
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0)
        return Outcome::Taken;
    const auto text = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    const bool isWritten = ::ftruncate(descriptor_, 0) == 0 &&
                           ::pwrite(descriptor_, text.constData(), size_t(text.size()), 0) > 0;
    return isWritten ? Outcome::Held : Outcome::Failed;
}

#else

FileLock::~FileLock() = default;

FileLock::Outcome FileLock::tryLock()
{
    if (!lockFile_)
        lockFile_ = std::make_unique<QLockFile>(path_);
    lockFile_->setStaleLockTime(0);
    if (lockFile_->isLocked() || lockFile_->tryLock())
        return Outcome::Held;
    return lockFile_->error() == QLockFile::LockFailedError ? Outcome::Taken : Outcome::Failed;
}

#endif

} // namespace letschat::server
