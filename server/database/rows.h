#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"
#include "protocol/problem.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

struct pg_result; // libpq's PGresult

namespace letschat::server {

/// The rows of one statement, all of them read, as PostgreSQL writes them in text.
class Rows
{
public:
    /// Takes the result.
    explicit Rows(pg_result *result);

    bool next() { return ++row_ < count_; }
    bool isNull(int column) const { return view(column).isNull(); }

    /// Column `column` of the present row; of a null, what the type is by default. Times are read
    /// from `to_ms(...)`, ids from uuid columns.
    template <class T>
    T get(int column) const
    {
        const auto text = view(column);
        if constexpr (std::is_same_v<T, Timestamp>)
            return Timestamp{std::chrono::milliseconds{text.toLongLong()}};
        else if constexpr (std::is_same_v<T, bool>)
            return text == "t";
        else if constexpr (std::is_integral_v<T>)
            return T(text.toLongLong());
        else if constexpr (std::is_same_v<T, QString>)
            return QString::fromUtf8(text);
        else
            return T{QUuid::fromString(QLatin1StringView(text))};
    }

    template <class T>
    std::optional<T> maybe(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional<T>(get<T>(column));
    }

private:
    QByteArrayView view(int column) const; ///< null for a null

    std::shared_ptr<pg_result> result_;
    int row_ = -1;
    int count_ = 0;
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
