#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace letschat::tests {

/// The real letschatd as a process of its own, on the embedded default in a folder of its own.
class ServerProcess
{
public:
    ServerProcess();
    ~ServerProcess();

    /// Starts it on the port that it had before (a free one the first time) and waits until it is
    /// ready. False when it ended instead; errorOutput() then says why.
    bool start(const QStringList &flags = {});
    /// SIGKILL: no chance to put anything in order.
    void kill();
    /// SIGTERM; the exit status, or -1 when it had not ended after 10 s.
    int terminate();

    QUrl url() const { return url_; }
    QString dataDir() const { return dir_.path(); }
    qint64 pid() const { return process_.processId(); }
    int exitCode() const { return process_.exitCode(); }
    QString errorOutput();
    /// The postmaster of its private cluster; 0 when none is noted.
    qint64 postgresPid() const;

private:
    QTemporaryDir dir_;
    QProcess process_;
    QUrl url_;
    QString listen_;
    QByteArray errors_;
};

} // namespace letschat::tests
