#include "database/privatepostgres.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QThread>
#include <QUrl>
#include <QUuid>
#include <libpq-fe.h>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcPostgres, "letschat.postgres")

namespace letschat::server {

namespace {

// sun_path of unix(7) holds 108 bytes with the final NUL; PostgreSQL adds "/.s.PGSQL.5432.lock".
constexpr qsizetype longestSocketPath = 107;
constexpr qsizetype socketNameLength = 19;

std::unexpected<Problem> cannot(const QString &sentence)
{
    return refuse(ProblemCode::Unavailable, sentence);
}

/// A setting, rather than the database.
std::unexpected<Problem> wrong(const QString &sentence)
{
    return refuse(ProblemCode::BadRequest, sentence);
}

bool setPrivate(const QString &path)
{
    return QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

PrivatePostgres::PrivatePostgres(const QString &dataDir, const QString &user, QObject *parent)
    : QObject(parent)
    , dataDir_(QDir(dataDir).absolutePath())
    , cluster_(dataDir_ + u"/postgres"_s)
    , socketDir_(dataDir_ + u"/run"_s)
    , userName_(user)
{
    process_.setProcessChannelMode(QProcess::MergedChannels);
    connect(&process_, &QProcess::readyRead, this, &PrivatePostgres::forwardLog);
    restart_.setSingleShot(true);
    restart_.setInterval(300ms);
    connect(&restart_, &QTimer::timeout, this, &PrivatePostgres::launch);
    connect(&process_, &QProcess::finished, this, [this] {
        if (isStopping_)
            return;
        qCWarning(lcPostgres) << "PostgreSQL ended; starting it again";
        restart_.start();
    });
}

PrivatePostgres::~PrivatePostgres()
{
    stop();
}

QString PrivatePostgres::url() const
{
    return u"postgresql://letschat@/postgres?host="_s +
           QString::fromLatin1(QUrl::toPercentEncoding(socketDir_));
}

QString PrivatePostgres::clusterVersion() const
{
    QFile file(cluster_ + u"/PG_VERSION"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()).trimmed()
                                          : QString();
}

Result<void> PrivatePostgres::start()
{
    for (const auto step : {&PrivatePostgres::prepareUser, &PrivatePostgres::findBinaries,
                            &PrivatePostgres::makeCluster, &PrivatePostgres::makeSocketDir,
                            &PrivatePostgres::endLeftOver}) {
        if (auto done = (this->*step)(); !done)
            return done;
    }
    isStopping_ = false;
    launch();
    return waitUntilItAnswers();
}

Result<void> PrivatePostgres::prepareUser()
{
    if (!isRoot())
        return {};
    user_ = SystemUser::named(userName_);
    if (!user_)
        return wrong(
            u"private_postgres_user: there is no user \"%1\" on this system."_s.arg(userName_));
    if (user_->uid == 0)
        return wrong(u"private_postgres_user: PostgreSQL refuses to run as root."_s);
    QProcess probe;
    tieToThisProcess(probe, SIGKILL, user_);
    probe.start(u"/bin/sh"_s, {u"-c"_s, u"cd \"$1\""_s, u"sh"_s, dataDir_});
    if (!probe.waitForFinished(5000) || probe.exitCode() != 0)
        return cannot(
            u"data_dir: the user \"%1\", as whom PostgreSQL runs, cannot reach %2. Choose a "
            "folder that it can enter, or another private_postgres_user."_s.arg(userName_,
                                                                                dataDir_));
    return {};
}

Result<void> PrivatePostgres::findBinaries()
{
    const auto version = clusterVersion();
    const auto found = PostgresBinaries::find(version);
    if (!found) {
        if (!version.isEmpty())
            return cannot(u"The database in %1 needs PostgreSQL %2, which is not installed."_s.arg(
                cluster_, version));
        return cannot(
            u"PostgreSQL is not installed: neither pg_config nor PATH leads to initdb and "
            "postgres. Install it, or set database_url."_s);
    }
    binaries_ = *found;
    return {};
}

Result<void> PrivatePostgres::makeOwnDir(const QString &path) const
{
    if (!QDir().mkpath(path) || !setPrivate(path) || (user_ && !giveTo(path, *user_)))
        return cannot(u"data_dir: %1 cannot be made."_s.arg(path));
    return {};
}

// Made beside its place and moved there when it is whole, so that a kill in between leaves nothing
// that looks like a cluster.
Result<void> PrivatePostgres::makeCluster()
{
    if (!clusterVersion().isEmpty())
        return {};
    // A name of its own: what was killed in between may still be writing into the last one.
    QDir parent(dataDir_);
    for (const auto &old : parent.entryList({u"postgres.new*"_s}, QDir::Dirs))
        QDir(parent.filePath(old)).removeRecursively();
    const QString unfinished =
        cluster_ + u".new-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces).first(8);
    if (auto made = makeOwnDir(unfinished); !made)
        return made;
    qCInfo(lcPostgres).noquote() << "Making a PostgreSQL cluster in" << cluster_;
    QProcess initdb;
    initdb.setWorkingDirectory(unfinished);
    initdb.setProcessChannelMode(QProcess::MergedChannels);
    tieToThisProcess(initdb, SIGKILL, user_);
    initdb.start(binaries_.initdb,
                 {u"-D"_s, unfinished, u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s, u"-U"_s,
                  u"letschat"_s, u"--auth=trust"_s, u"--data-checksums"_s});
    if (!initdb.waitForFinished(120'000) || initdb.exitCode() != 0)
        return cannot(u"initdb failed: "_s +
                      QString::fromLocal8Bit(initdb.readAll()).trimmed().section(u'\n', -1));
    QDir().rmdir(cluster_);
    if (!QDir().rename(unfinished, cluster_))
        return cannot(u"data_dir: %1 cannot be made."_s.arg(cluster_));
    return {};
}

void PrivatePostgres::chooseSocketDir()
{
    if (QFile::encodeName(socketDir_).size() + socketNameLength > longestSocketPath) {
        const auto mark = QCryptographicHash::hash(dataDir_.toUtf8(), QCryptographicHash::Sha256);
        const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
        const QString root = isRoot() ? u"/run"_s : runtime; // neither is open to strangers
        socketDir_ = root + u"/letschat-"_s + QString::fromLatin1(mark.toHex().first(12));
    }
}

QString PrivatePostgres::expectedUrl()
{
    chooseSocketDir();
    return url();
}

Result<void> PrivatePostgres::makeSocketDir()
{
    chooseSocketDir();
    // Whoever can enter this folder is let in: it belongs to one user, with mode 0700.
    return makeOwnDir(socketDir_);
}

// This process holds the lock on the data directory, so whatever runs here is left over.
Result<void> PrivatePostgres::endLeftOver()
{
    const auto pid = [this] {
        QFile file(cluster_ + u"/postmaster.pid"_s);
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
    };
    const auto isOurs = [&] { return isRunning(pid(), u"postgres"_s, cluster_); };
    for (const int signal : {SIGINT, SIGQUIT}) { // fast, then immediate shutdown
        if (!isOurs()) {
            disownPidFile();
            return {};
        }
        qCWarning(lcPostgres) << "Ending the PostgreSQL that an earlier server left, process"
                              << pid();
        sendSignal(pid(), signal);
        QElapsedTimer waited;
        waited.start();
        while (isOurs() && waited.elapsed() < 15'000)
            QThread::msleep(20);
    }
    return isOurs()
               ? cannot(
                     u"Another PostgreSQL (process %1) holds %2 and does not end."_s.arg(pid()).arg(
                         cluster_))
               : Result<void>{};
}

// PostgreSQL does not start while the number in its file is anybody's. Ours, as its parent's, it
// takes for an old one; the rest of the file tells it of memory that may still be in use, and
// stays.
void PrivatePostgres::disownPidFile()
{
    QFile file(cluster_ + u"/postmaster.pid"_s);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return;
    auto lines = file.readAll().split('\n');
    lines[0] = QByteArray::number(QCoreApplication::applicationPid());
    file.resize(0);
    file.seek(0);
    file.write(lines.join('\n'));
}

void PrivatePostgres::launch()
{
    if (process_.state() != QProcess::NotRunning)
        return;
    process_.setWorkingDirectory(cluster_);
    tieToThisProcess(process_, SIGINT, user_);
    // Its log names no statement and no row: those carry what people write.
    process_.start(binaries_.postgres, {u"-c"_s, u"log_error_verbosity=terse"_s,
                                        u"-c"_s, u"log_min_error_statement=panic"_s,
                                        u"-D"_s, cluster_,
                                        u"-c"_s, u"listen_addresses="_s,
                                        u"-c"_s, u"unix_socket_directories="_s + socketDir_,
                                        u"-c"_s, u"unix_socket_permissions=0700"_s,
                                        u"-c"_s, u"fsync=on"_s,
                                        u"-c"_s, u"full_page_writes=on"_s,
                                        u"-c"_s, u"shared_buffers=128MB"_s,
                                        u"-c"_s, u"max_wal_size=2GB"_s,
                                        u"-c"_s, u"logging_collector=off"_s,
                                        u"-c"_s, u"log_line_prefix="_s});
}

Result<void> PrivatePostgres::waitUntilItAnswers()
{
    QElapsedTimer waited;
    waited.start();
    const QByteArray conninfo = url().toUtf8();
    while (waited.elapsed() < 120'000) {
        if (PQping(conninfo.constData()) == PQPING_OK)
            return {};
        // A postmaster that finds its predecessor's memory still in use ends: try again.
        if (process_.waitForFinished(25) || process_.state() == QProcess::NotRunning) {
            QThread::msleep(200);
            launch();
            if (!process_.waitForStarted(5000))
                return cannot(
                    u"%1 cannot be started: %2."_s.arg(binaries_.postgres, process_.errorString()));
        }
    }
    return cannot(
        u"PostgreSQL in %1 does not answer. Its last words are in the log."_s.arg(cluster_));
}

void PrivatePostgres::forwardLog()
{
    while (process_.canReadLine())
        qCDebug(lcPostgres).noquote() << QString::fromUtf8(process_.readLine()).trimmed();
}

void PrivatePostgres::stop()
{
    isStopping_ = true;
    restart_.stop();
    for (const int signal : {SIGINT, SIGQUIT, SIGKILL}) {
        if (process_.state() == QProcess::NotRunning)
            return;
        sendSignal(process_.processId(), signal);
        process_.waitForFinished(signal == SIGINT ? 3000 : 500);
    }
}

} // namespace letschat::server
