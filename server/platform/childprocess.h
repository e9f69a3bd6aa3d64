#pragma once

#include <QProcess>
#include <QString>

#include <optional>
#include <vector>

namespace letschat::server {

/// A user of the system, as a child process takes it on.
struct SystemUser
{
    unsigned uid = 0;
    unsigned gid = 0;
    std::vector<unsigned> groups;

    /// Nothing when there is no such user.
    static std::optional<SystemUser> named(const QString &name);
};

bool isRoot();
/// Hands a file or folder to a user.
bool giveTo(const QString &path, const SystemUser &user);
/// The same to the owner of `folder`.
bool giveToOwnerOf(const QString &folder, const QString &path);

/// Ties the life of a child to this process: the kernel sends it `signal` when the calling thread
/// ends, also by kill -9 (PR_SET_PDEATHSIG, Linux; elsewhere only an orderly stop ends it). So the
/// thread that starts the child must live as long as the process. With a user, the child runs as
/// that one. The child is in a process group of its own, so that Ctrl-C reaches this program alone.
void tieToThisProcess(QProcess &child, int signal, const std::optional<SystemUser> &user);

/// Sends a signal to a process; false when there is none.
bool sendSignal(qint64 pid, int signal);
/// Whether `pid` is a live process whose program file has this name (`postgres`), working in that
/// folder where one is given: a number may be another's by now.
bool isRunning(qint64 pid, const QString &programName, const QString &folder = {});

} // namespace letschat::server
