#include "database/sqlconnection.h"

#include "platform/socketcut.h"

#include <QLoggingCategory>
#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>
#include <libpq-fe.h>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcDatabase, "letschat.database")

namespace letschat::server {

namespace {

QString freshName()
{
    static std::atomic<int> counter = 0;
    return u"letschat-%1"_s.arg(++counter);
}

// What each session needs, whatever the cluster's own configuration: an answered call is durable,
// times are UTC, and plans of small statements are not compiled. No bitmaps of rows: where a LIMIT
// ends the reading, they would be made of everything that matches first.
constexpr auto sessionSettings =
    "SET synchronous_commit = on; SET timezone = 'UTC'; SET jit = off; "
    "SET enable_bitmapscan = off; SET client_min_messages = warning; "
    "SET idle_in_transaction_session_timeout = '60s'";

// Splits a libpq URL with libpq itself; the driver takes the parts one by one.
QString applyUrl(QSqlDatabase &database, const QString &url)
{
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption *)> options(
        PQconninfoParse(url.toUtf8().constData(), &message), PQconninfoFree);
    if (!options) {
        const QString why = QString::fromUtf8(message).trimmed();
        PQfreemem(message);
        return why;
    }
    QStringList others{u"connect_timeout=3"_s, u"application_name=letschatd"_s};
    for (const auto *option = options.get(); option->keyword; ++option) {
        if (!option->val)
            continue;
        const QLatin1StringView keyword(option->keyword);
        const QString value = QString::fromUtf8(option->val);
        if (keyword == "host"_L1)
            database.setHostName(value);
        else if (keyword == "port"_L1)
            database.setPort(value.toInt());
        else if (keyword == "dbname"_L1)
            database.setDatabaseName(value);
        else if (keyword == "user"_L1)
            database.setUserName(value);
        else if (keyword == "password"_L1)
            database.setPassword(value);
        else
            others.append(u"%1='%2'"_s.arg(keyword, value));
    }
    database.setConnectOptions(others.join(u';'));
    return {};
}

bool meansAway(const QString &state)
{
    // No state: the connection broke. 08: connection exception. 57P: shut down, starting up.
    // 53300: too many connections.
    return state.isEmpty() || state.startsWith("08"_L1) || state.startsWith("57P"_L1) ||
           state == "53300"_L1;
}

// Of two transactions that waited for one another this one was ended: all of it can be done again.
bool meansAgain(const QString &state)
{
    return state == "40P01"_L1 || state == "55P03"_L1;
}

} // namespace

SqlConnection::SqlConnection(const QString &url, const QString &settings)
    : name_(freshName())
    , settings_(settings)
    , database_(QSqlDatabase::addDatabase(u"QPSQL"_s, name_))
{
    const QString why = applyUrl(database_, url);
    if (!why.isEmpty())
        qCCritical(lcDatabase).noquote() << "database_url is not understood:" << why;
}

SqlConnection::SqlConnection() = default;

SqlConnection::~SqlConnection()
{
    close();
    database_ = QSqlDatabase();
    if (!name_.isEmpty())
        QSqlDatabase::removeDatabase(name_);
}

PGconn *SqlConnection::handle() const
{
    return *static_cast<PGconn *const *>(database_.driver()->handle().constData());
}

void SqlConnection::noteSocket(qintptr socket)
{
    const std::lock_guard lock(socketMutex_);
    socket_ = socket;
}

void SqlConnection::cut()
{
    // Once: libpq closes a socket that ended, and its number is soon another's.
    const std::lock_guard lock(socketMutex_);
    if (const auto socket = std::exchange(socket_, -1); socket >= 0)
        cutConnection(socket);
}

// What is broken is cut before, so that nothing waits to say goodbye to it.
void SqlConnection::close()
{
    if (const auto socket = isBroken_ && database_.isOpen() ? PQsocket(handle()) : -1; socket >= 0)
        cutConnection(socket);
    prepared_.clear();
    flown_.clear();
    preceding_ = nullptr;
    noteSocket(-1);
    database_.close();
}

// Reading takes what the server said when it left; one reading more finds the end.
void SqlConnection::noticeLoss()
{
    constexpr int readings = 3;
    if (!isOpen())
        return;
    auto *connection = handle();
    for (int i = 0; i < readings && !isBroken_; ++i)
        isBroken_ = PQconsumeInput(connection) == 0 || PQstatus(connection) != CONNECTION_OK;
}

Result<void> SqlConnection::open()
{
    if (isOpen())
        return {};
    if (name_.isEmpty())
        return refuseForNow(u"The server is stopping, or has too much to do."_s);
    close();
    isBroken_ = false;
    ++generation_;
    if (!database_.open())
        return fault(database_.lastError());
    noteSocket(PQsocket(handle()));
    const auto set = runScript(QLatin1StringView(sessionSettings) + settings_);
    isBroken_ = isBroken_ || !set;
    return set;
}

std::unexpected<Problem> SqlConnection::fault(const QSqlError &error)
{
    faultState_ = error.nativeErrorCode();
    // The first line: those after it quote rows, and rows are people's messages.
    qCWarning(lcDatabase).noquote()
        << faultState_ << error.databaseText().section(u'\n', 0, 0) << error.driverText().trimmed();
    if (meansAgain(faultState_))
        return refuseForNow(u"Somebody else was at work on the same. Try again."_s);
    if (!meansAway(faultState_))
        return refuse(ProblemCode::Internal);
    isBroken_ = true;
    noteSocket(-1);
    return refuseForNow(u"The database does not answer at the moment."_s);
}

Result<void> SqlConnection::runScript(const QString &sql)
{
    if (const auto opened = open(); !opened)
        return opened;
    auto *connection = handle();
    const QByteArray script =
        (preceding_ ? QByteArray(preceding_) + ';' : QByteArray()) + sql.toUtf8();
    preceding_ = nullptr;
    const std::unique_ptr<PGresult, void (*)(PGresult *)> result(
        PQexec(connection, script.constData()), PQclear);
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
        return {};
    return fault(QSqlError(
        u"script"_s, QString::fromUtf8(PQerrorMessage(connection)), QSqlError::StatementError,
        QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE))));
}

Result<void> SqlConnection::precede(const char *sql)
{
    if (const auto opened = open(); !opened)
        return opened;
    preceding_ = sql;
    return {};
}

} // namespace letschat::server
