#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"
#include "protocol/problem.h"

#include <QSqlQuery>
#include <QVariant>

#include <optional>

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

/// The ids in the first column.
template <class Id>
Result<QList<Id>> readIds(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    QList<Id> ids;
    while (rows->next())
        ids.append(rows->get<Id>(0));
    return ids;
}

/// Whether there is a row.
inline Result<bool> hasRow(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next();
}

} // namespace letschat::server
