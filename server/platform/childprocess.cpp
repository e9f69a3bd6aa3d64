#include "platform/childprocess.h"

#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace letschat::server {

#ifdef Q_OS_UNIX

namespace {

// Between fork and exec: only calls that are safe there (signal-safety(7)).
void becomeChild(int signal, pid_t parent, const std::optional<SystemUser> &user)
{
    ::setpgid(0, 0);
    if (user) {
        const bool dropped = ::setgroups(user->groups.size(), user->groups.data()) == 0 &&
                             ::setgid(user->gid) == 0 && ::setuid(user->uid) == 0;
        if (!dropped)
            ::_exit(126);
    }
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_PDEATHSIG, signal); // after setuid, which clears it
    if (::getppid() != parent)
        ::_exit(125); // the parent went before the line above
#else
    Q_UNUSED(signal);
    Q_UNUSED(parent);
#endif
}

// What the service manager asks of this process it does not ask of its children: PostgreSQL would
// tell it that all is ready.
QProcessEnvironment environmentOfChildren()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"NOTIFY_SOCKET"_s, u"WATCHDOG_USEC"_s, u"WATCHDOG_PID"_s})
        environment.remove(name);
    return environment;
}

} // namespace

std::optional<SystemUser> SystemUser::named(const QString &name)
{
    const QByteArray encoded = name.toLocal8Bit();
    passwd entry{};
    passwd *found = nullptr;
    char buffer[4096];
    if (::getpwnam_r(encoded.constData(), &entry, buffer, sizeof buffer, &found) != 0 || !found)
        return std::nullopt;
    SystemUser user{entry.pw_uid, entry.pw_gid, {}};
    int count = 64;
    user.groups.resize(size_t(count));
    ::getgrouplist(encoded.constData(), entry.pw_gid, user.groups.data(), &count);
    user.groups.resize(size_t(std::max(count, 0)));
    return user;
}

bool isRoot()
{
    return ::geteuid() == 0;
}

bool giveTo(const QString &path, const SystemUser &user)
{
    return ::chown(QFile::encodeName(path).constData(), user.uid, user.gid) == 0;
}

bool giveToOwnerOf(const QString &folder, const QString &path)
{
    const QFileInfo owner(folder);
    return giveTo(path, {owner.ownerId(), owner.groupId(), {}});
}

void tieToThisProcess(QProcess &child, int signal, const std::optional<SystemUser> &user)
{
    const pid_t parent = ::getpid();
    child.setProcessEnvironment(environmentOfChildren());
    child.setChildProcessModifier([=] { becomeChild(signal, parent, user); });
}

bool sendSignal(qint64 pid, int signal)
{
    return ::kill(pid_t(pid), signal) == 0;
}

bool isRunning(qint64 pid, const QString &programName, const QString &folder)
{
    if (pid <= 0 || (::kill(pid_t(pid), 0) != 0 && errno == ESRCH))
        return false;
#ifdef Q_OS_LINUX
    // "15 (postgres) S …", proc(5); a zombie is not running.
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return false;
    const auto text = QString::fromLocal8Bit(stat.readAll());
    const auto nameEnd = text.lastIndexOf(u')');
    const bool isThere =
        text.section(u'(', 1).startsWith(programName) && text.mid(nameEnd + 2, 1) != u"Z"_s;
    return isThere &&
           (folder.isEmpty() || QFileInfo(u"/proc/%1/cwd"_s.arg(pid)).canonicalFilePath() ==
                                    QFileInfo(folder).canonicalFilePath());
#else
    Q_UNUSED(programName);
    Q_UNUSED(folder);
    return true;
#endif
}

#else

std::optional<SystemUser> SystemUser::named(const QString &)
{
    return std::nullopt;
}

bool isRoot()
{
    return false;
}

bool giveTo(const QString &, const SystemUser &)
{
    return false;
}

bool giveToOwnerOf(const QString &, const QString &)
{
    return false;
}

void tieToThisProcess(QProcess &, int, const std::optional<SystemUser> &) {}

bool sendSignal(qint64, int)
{
    return false;
}

bool isRunning(qint64, const QString &, const QString &)
{
    return false;
}

#endif

} // namespace letschat::server
