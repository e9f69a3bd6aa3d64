#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"

#include <QVariant>

#include <optional>

/// How values are kept: ids as 16 bytes, moments as milliseconds since 1970, what is absent as
/// NULL.
namespace letschat::client {

inline QVariant toSql(const QVariant &value)
{
    return value;
}
/// A text without characters is never NULL.
inline QVariant toSql(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}
template <class Tag>
QVariant toSql(const Id<Tag> &id)
{
    return id.value().toRfc4122();
}
inline QVariant toSql(Timestamp moment)
{
    return qint64(moment.time_since_epoch().count());
}
template <class T>
QVariant toSql(const std::optional<T> &value)
{
    return value ? toSql(*value) : QVariant();
}

} // namespace letschat::client
