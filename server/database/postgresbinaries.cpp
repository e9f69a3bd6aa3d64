#include "database/postgresbinaries.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

QString output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(5000) || process.exitCode() != 0)
        return {};
    return QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed();
}

// "postgres (PostgreSQL) 15.18 (Debian …)" -> "15"
QString majorVersion(const QString &postgres)
{
    const auto words = output(postgres, {u"--version"_s}).split(u' ');
    return words.size() > 2 ? words[2].section(u'.', 0, 0) : QString();
}

QStringList debianFolders(const QString &clusterVersion)
{
    const QString root = u"/usr/lib/postgresql"_s;
    auto versions = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::ranges::sort(versions, std::greater(), [](const QString &v) { return v.toInt(); });
    if (versions.removeOne(clusterVersion))
        versions.prepend(clusterVersion);
    for (auto &version : versions)
        version = root + u'/' + version + u"/bin"_s;
    return versions;
}

} // namespace

std::optional<PostgresBinaries> PostgresBinaries::find(const QString &clusterVersion)
{
    QStringList folders = debianFolders(clusterVersion);
    folders.prepend(output(u"pg_config"_s, {u"--bindir"_s}));
    folders.append(QFileInfo(QStandardPaths::findExecutable(u"postgres"_s)).path());
    for (const auto &folder : folders) {
        const PostgresBinaries found{folder + u"/initdb"_s, folder + u"/postgres"_s};
        if (folder.isEmpty() || !QFileInfo(found.initdb).isExecutable() ||
            !QFileInfo(found.postgres).isExecutable())
            continue;
        if (clusterVersion.isEmpty() || majorVersion(found.postgres) == clusterVersion)
            return found;
    }
    return std::nullopt;
}

QString PostgresBinaries::tool(const QString &name, const QString &version)
{
    auto folders = debianFolders(version);
    folders.append(output(u"pg_config"_s, {u"--bindir"_s}));
    for (const auto &folder : folders) {
        if (const QString path = folder + u'/' + name; QFileInfo(path).isExecutable())
            return path;
    }
    return QStandardPaths::findExecutable(name);
}

} // namespace letschat::server
