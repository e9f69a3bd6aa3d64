#include "database/postgrestools.h"

#include "database/databaseurl.h"
#include "database/postgresbinaries.h"
#include "platform/childprocess.h"

#include <QProcessEnvironment>

#include <csignal>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

/// Bytes that wait for a program which reads slower than we do.
constexpr qint64 mostWaiting = qint64{1024} * 1024;
constexpr auto commitMark = "letschatd: committed";

/// What the program said of its fault: one line. What PostgreSQL says in the lines after it quotes
/// rows, and rows are people's messages.
QString faultOf(QProcess &process, const QString &otherwise)
{
    for (const auto &line : process.readAllStandardError().split('\n')) {
        if (line.contains("rror:") || line.contains("ERROR:") || line.contains("FATAL:"))
            return QString::fromUtf8(line).trimmed();
    }
    return otherwise;
}

// $1 and $2 are the programs, $3 and $4 the SQL around the dump; then what leads to the database.
// Where pg_restore fails, the COMMIT never comes, and the end of the input rolls back.
constexpr auto pipeline = R"(
    restore=$1 psql=$2 before=$3 after=$4
    shift 4
    { printf '%s\n' "$before"
      "$restore" --format=custom --no-owner --no-privileges --exit-on-error --file=- &&
          printf '%s\n' "$after"; } |
    "$psql" --no-psqlrc --quiet --no-password --set=ON_ERROR_STOP=1 --output=/dev/null "$@")";

} // namespace

std::expected<QString, QString> PostgresTools::find(const QString &name) const
{
    auto path = PostgresBinaries::tool(name, version_);
    if (path.isEmpty())
        return std::unexpected(
            u"%1 is not installed: it comes with PostgreSQL's client programs, which must be of "
            "version %2 or later here."_s.arg(name, version_));
    return path;
}

// A password in an argument could be read by everybody on the machine.
void PostgresTools::prepare(QProcess &process) const
{
    tieToThisProcess(process, SIGTERM, std::nullopt);
    auto environment = process.processEnvironment();
    const auto parts = partsOfDatabaseUrl(url_);
    for (auto part = parts.variables.begin(); part != parts.variables.end(); ++part)
        environment.insert(part.key(), part.value());
    environment.insert(u"LC_ALL"_s, u"C"_s); // faultOf() knows the words in English
    process.setProcessEnvironment(environment);
}

QStringList PostgresTools::access() const
{
    const auto others = partsOfDatabaseUrl(url_).others;
    return others.isEmpty() ? QStringList() : QStringList{u"--dbname="_s + others};
}

PostgresTools::Outcome PostgresTools::dump(const Take &take) const
{
    const auto program = find(u"pg_dump"_s);
    if (!program)
        return std::unexpected(program.error());
    QProcess process;
    prepare(process);
    process.start(*program, QStringList{u"--format=custom"_s, u"--no-owner"_s, u"--no-privileges"_s,
                                        u"--no-password"_s} +
                                access());
    bool isTaken = process.waitForStarted(-1);
    while (isTaken && process.waitForReadyRead(-1))
        isTaken = take(process.readAllStandardOutput());
    if (!isTaken)
        process.kill();
    process.waitForFinished(-1);
    const auto rest = process.readAllStandardOutput();
    if (isTaken && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 &&
        (rest.isEmpty() || take(rest)))
        return {};
    return std::unexpected(faultOf(process, u"pg_dump did not end well."_s));
}

PostgresTools::Outcome PostgresTools::restore(const Give &give, const QByteArray &before,
                                              const QByteArray &after) const
{
    const auto restore = find(u"pg_restore"_s);
    const auto psql = find(u"psql"_s);
    if (!restore || !psql)
        return std::unexpected(restore ? psql.error() : restore.error());
    QProcess process;
    prepare(process);
    const QByteArray begin = "BEGIN;\n" + before;
    const QByteArray end = after + "\nCOMMIT;\n\\echo " + commitMark;
    process.start(u"/bin/sh"_s,
                  QStringList{u"-c"_s, QLatin1StringView(pipeline), u"sh"_s, *restore, *psql,
                              QString::fromUtf8(begin), QString::fromUtf8(end)} +
                      access());
    bool isRead = process.waitForStarted(-1);
    for (auto part = give(); isRead && !part.isEmpty(); part = give()) {
        process.write(part);
        while (isRead && process.bytesToWrite() > mostWaiting)
            isRead = process.waitForBytesWritten(-1);
    }
    process.closeWriteChannel();
    process.waitForFinished(-1);
    if (process.exitCode() == 0 && process.readAllStandardOutput().contains(commitMark))
        return {};
    return std::unexpected(faultOf(process, u"pg_restore did not end well."_s));
}

} // namespace letschat::server
