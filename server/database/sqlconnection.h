#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"
#include "protocol/problem.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <unordered_map>

namespace letschat::server {

/// The rows of one statement. Good until the same statement runs again on its connection.
class Rows
{
public:
    explicit Rows(QSqlQuery *query)
        : query_(query)
    {}

    bool next() { return query_->next(); }
    int affected() const { return query_->numRowsAffected(); }
    bool isNull(int column) const { return query_->isNull(column); }

    /// Column `column` of the present row. Times are read from `to_ms(...)`, ids from uuid columns.
    template <class T>
    T get(int column) const
    {
        const QVariant value = query_->value(column);
        if constexpr (std::is_same_v<T, Timestamp>)
            return Timestamp{std::chrono::milliseconds{value.toLongLong()}};
        else if constexpr (requires(QUuid uuid) {
                               T{uuid};
                               T::parse(QStringView());
                           })
            return T{value.toUuid()};
        else
            return value.value<T>();
    }

    template <class T>
    std::optional<T> maybe(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional<T>(get<T>(column));
    }

private:
    QSqlQuery *query_;
};

/// One connection to PostgreSQL. Belongs to the thread that made it and blocks that thread.
///
/// What the driver says of a fault goes to the log; the caller gets Unavailable when the database
/// is away (and the connection is opened again at the next use), else Internal.
class SqlConnection
{
public:
    /// `url` in libpq's form. Does not connect yet.
    explicit SqlConnection(const QString &url);
    /// One that is never there: everything is refused with Unavailable.
    SqlConnection();
    ~SqlConnection();
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;

    /// Runs one statement with `?` for each bound value. It is prepared at its first use.
    template <class... Values>
    Result<Rows> run(const QString &sql, const Values &...values)
    {
        return execute(sql, QVariantList{toVariant(values)...});
    }

    /// Runs text with several statements and no values (migrations).
    Result<void> runScript(const QString &sql);

    /// SQLSTATE of the last fault (`23505`: unique violation); empty after a loss of connection.
    QString faultState() const { return faultState_; }
    bool isOpen() const { return database_.isOpen() && !isBroken_; }
    /// Grows with each new connection: what began on an older one is gone.
    int generation() const { return generation_; }
    /// Connects if there is no connection. Unavailable with a sentence for people when it fails.
    Result<void> open();

private:
    template <class T>
    static QVariant toVariant(const T &value)
    {
        if constexpr (requires {
                          value.toString();
                          value.isNull();
                          value.value();
                      })
            return value.toString();
        else if constexpr (requires { value.has_value(); })
            return value ? toVariant(*value) : QVariant();
        else if constexpr (std::is_same_v<T, QString>)
            return value.isNull() ? QStringLiteral("") : value; // empty text is not NULL
        else
            return QVariant(value);
    }

    Result<Rows> execute(const QString &sql, const QVariantList &values);
    std::unexpected<Problem> fault(const QSqlError &error);
    void close();

    QString name_;
    QSqlDatabase database_;
    std::unordered_map<QString, QSqlQuery> prepared_;
    QString faultState_;
    bool isBroken_ = false;
    int generation_ = 0;
};

} // namespace letschat::server
