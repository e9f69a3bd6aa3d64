#pragma once

#include "core/timestamp.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace letschat::server {

/// What is bound to a statement, as PostgreSQL reads it in text; nothing for a null.
using Value = std::optional<QByteArray>;

template <class T>
Value toValue(const T &value)
{
    if constexpr (requires {
                      value.toString();
                      value.isNull();
                      value.value();
                  })
        return value.toString().toLatin1(); // an id
    else if constexpr (requires { value.has_value(); })
        return value ? toValue(*value) : std::nullopt;
    else if constexpr (std::is_same_v<T, Timestamp>)
        return toValue(qint64(value.time_since_epoch().count())); // for from_ms(?)
    else if constexpr (std::is_same_v<T, bool>)
        return QByteArray(value ? "t" : "f");
    else if constexpr (std::is_integral_v<T>)
        return QByteArray::number(value);
    else
        return QString(value).toUtf8(); // a null text is an empty one
}

/// SQL with `?` for each bound value.
struct Statement
{
    QString sql;
    QList<Value> values;
};

template <class... Values>
Statement statement(const QString &sql, const Values &...values)
{
    return {sql, {toValue(values)...}};
}

} // namespace letschat::server
