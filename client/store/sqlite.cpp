#include "store/sqlite.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

// Result codes of SQLite (sqlite.org/rescode.html), which the driver gives as text; extended codes
// have them in their lowest byte.
enum ResultCode {
    Permission = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    InputOutput = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    NotADatabase = 26,
};

SqliteError errorOf(const QSqlError &error)
{
    StoreFault fault{StoreFault::Kind::Other, error.text()};
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Corrupt:
    case NotADatabase:
        fault.kind = StoreFault::Kind::Damaged;
        break;
    case Permission:
    case Busy:
    case Locked:
    case ReadOnly:
    case InputOutput:
    case Full:
    case CannotOpen:
        fault.kind = StoreFault::Kind::Unavailable;
        break;
    default:
        break;
    }
    return {fault};
}

} // namespace

Sqlite::Sqlite(const QString &file)
    : name_(u"letschat-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
    , database_(QSqlDatabase::addDatabase(u"QSQLITE"_s, name_))
{
    database_.setDatabaseName(file);
    database_.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (database_.open())
        return;
    const auto error = errorOf(database_.lastError());
    database_ = {};
    QSqlDatabase::removeDatabase(name_);
    throw error;
}

Sqlite::~Sqlite()
{
    qDeleteAll(queries_);
    database_.close();
    database_ = {};
    QSqlDatabase::removeDatabase(name_);
}

QSqlQuery &Sqlite::prepared(const char *sql)
{
    auto &query = queries_[sql];
    if (query)
        return *query;
    auto made = std::make_unique<QSqlQuery>(database_);
    made->setForwardOnly(true);
    if (!made->prepare(QString::fromUtf8(sql))) {
        queries_.remove(sql);
        throw errorOf(made->lastError());
    }
    query = made.release();
    return *query;
}

void Sqlite::execute(QSqlQuery &query)
{
    if (query.exec())
        return;
    const auto error = errorOf(query.lastError());
    query.finish();
    throw error;
}

void Sqlite::execute(const QString &sql)
{
    QSqlQuery query(database_);
    if (!query.exec(sql))
        throw errorOf(query.lastError());
}

int Sqlite::changedRows()
{
    return int(number("SELECT changes()").value_or(0));
}

} // namespace letschat::client
