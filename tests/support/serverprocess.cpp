#include "support/serverprocess.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace letschat::tests {

ServerProcess::ServerProcess()
    : dir_(u"/tmp/letschat-test-XXXXXX"_s)
    , listen_(u"127.0.0.1:0"_s)
{
    QFile::setPermissions(dir_.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                           QFile::ExeGroup | QFile::ExeOther);
}

ServerProcess::~ServerProcess()
{
    if (process_.state() != QProcess::NotRunning)
        terminate();
}

bool ServerProcess::start(const QStringList &flags)
{
    const QStringList arguments{
        u"serve"_s,  u"--listen"_s,        listen_, u"--data-dir"_s,
        dir_.path(), u"--argon2-passes"_s, u"1"_s,  u"--argon2-memory-mib"_s,
        u"8"_s,      u"--rate-limits"_s,   u"off"_s};
    process_.start(QCoreApplication::applicationDirPath() + u"/letschatd"_s, arguments + flags);
    while (process_.state() != QProcess::NotRunning) {
        if (!process_.canReadLine() && !process_.waitForReadyRead(90'000))
            break;
        const auto line = QString::fromUtf8(process_.readLine()).trimmed();
        if (line.startsWith("letschatd ready on "_L1)) {
            url_ = QUrl(line.section(u' ', -1));
            listen_ = url_.authority();
            return true;
        }
    }
    process_.waitForFinished(1000);
    return false;
}

void ServerProcess::kill()
{
    process_.kill();
    process_.waitForFinished();
}

int ServerProcess::terminate()
{
    process_.terminate();
    if (process_.waitForFinished(10'000))
        return process_.exitCode();
    kill();
    return -1;
}

QString ServerProcess::errorOutput()
{
    errors_ += process_.readAllStandardError();
    return QString::fromUtf8(errors_);
}

qint64 ServerProcess::postgresPid() const
{
    QFile file(dir_.path() + u"/postgres/postmaster.pid"_s);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
}

} // namespace letschat::tests
