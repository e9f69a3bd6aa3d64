#pragma once

#include "store/sqlvalues.h"
#include "store/storefault.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace letschat::client {

/// Thrown by Sqlite, and caught by LocalStore: no other room sees it.
struct SqliteError
{
    StoreFault fault;
};

/// The rows of one statement, which is at its end when this dies.
class Rows
{
public:
    explicit Rows(QSqlQuery &query)
        : query_(&query)
    {}
    ~Rows() { query_->finish(); }
    Q_DISABLE_COPY_MOVE(Rows)

    bool next() { return query_->next(); }
    QVariant at(int column) const { return query_->value(column); }
    bool isNull(int column) const { return query_->isNull(column); }
    qint64 number(int column) const { return at(column).toLongLong(); }
    QString text(int column) const { return at(column).toString(); }
    template <class AnyId>
    AnyId id(int column) const
    {
        return AnyId(QUuid::fromRfc4122(at(column).toByteArray()));
    }
    Timestamp moment(int column) const
    {
        return Timestamp(std::chrono::milliseconds(number(column)));
    }
    template <class AnyId>
    std::optional<AnyId> maybeId(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(id<AnyId>(column));
    }
    std::optional<Timestamp> maybeMoment(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(moment(column));
    }
    std::optional<qint64> maybeNumber(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(number(column));
    }
    std::optional<QString> maybeText(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(text(column));
    }

private:
    QSqlQuery *query_;
};

/// One connection to one SQLite file. Everything throws SqliteError where SQLite refuses. Used in
/// the thread in which it was made.
class Sqlite
{
public:
    /// Opens the file, and makes it where there is none.
    explicit Sqlite(const QString &file);
    ~Sqlite();
    Q_DISABLE_COPY_MOVE(Sqlite)

    /// Runs one statement, a literal that is prepared once. Rows of the same literal do not nest.
    template <class... Values>
    Rows run(const char *sql, const Values &...values)
    {
        auto &query = prepared(sql);
        int place = 0;
        (query.bindValue(place++, toSql(values)), ...);
        execute(query);
        return Rows(query);
    }
    /// The first column of the first row; nothing where there is none.
    template <class... Values>
    std::optional<qint64> number(const char *sql, const Values &...values)
    {
        auto rows = run(sql, values...);
        return rows.next() ? rows.maybeNumber(0) : std::nullopt;
    }
    /// Runs one statement that is not kept.
    void execute(const QString &sql);
    /// How many rows the last statement changed.
    int changedRows();

private:
    QSqlQuery &prepared(const char *sql);
    void execute(QSqlQuery &query);

    QString name_;
    QSqlDatabase database_;
    QHash<const char *, QSqlQuery *> queries_;
};

} // namespace letschat::client
