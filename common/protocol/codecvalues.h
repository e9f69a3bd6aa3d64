#pragma once

#include "core/text.h"
#include "core/timestamp.h"
#include "protocol/codecmember.h"
#include "protocol/ids.h"
#include "protocol/json.h"

#include <concepts>
#include <limits>
#include <utility>

namespace letschat {

template <>
struct Codec<QString>
{
    static void read(Reader &reader, const QJsonValue &value, QString &out)
    {
        if (!value.isString())
            return reader.wrongType("text");
        out = value.toString();
        if (hasForbiddenCharacters(out))
            reader.fault(QStringLiteral("invalid_character"),
                         QStringLiteral("must not contain U+0000 or unpaired surrogates"));
    }
    static void write(QByteArray &out, const QString &value) { json::writeString(out, value); }
};

template <>
struct Codec<bool>
{
    static void read(Reader &reader, const QJsonValue &value, bool &out)
    {
        if (!value.isBool())
            return reader.wrongType("true or false");
        out = value.toBool();
    }
    static void write(QByteArray &out, bool value) { out += value ? "true" : "false"; }
};

template <class T>
    requires std::same_as<T, int> || std::same_as<T, qint64>
struct Codec<T>
{
    static void read(Reader &reader, const QJsonValue &value, T &out)
    {
        const auto number = value.toInteger(std::numeric_limits<qint64>::min());
        if (!value.isDouble() || number == std::numeric_limits<qint64>::min() ||
            !std::in_range<T>(number))
            return reader.wrongType("a whole number");
        out = T(number);
    }
    static void write(QByteArray &out, T value) { out += QByteArray::number(value); }
};

template <class Tag>
struct Codec<Id<Tag>>
{
    static void read(Reader &reader, const QJsonValue &value, Id<Tag> &out)
    {
        if (!value.isString())
            return reader.wrongType("a UUID");
        if (const auto id = Id<Tag>::parse(value.toString()))
            out = *id;
        else
            reader.fault(QStringLiteral("invalid_format"), QStringLiteral("must be a UUID"));
    }
    static void write(QByteArray &out, const Id<Tag> &id)
    {
        out += '"';
        out += id.toByteArray();
        out += '"';
    }
};

template <>
struct Codec<Timestamp>
{
    static void read(Reader &reader, const QJsonValue &value, Timestamp &out)
    {
        if (!value.isString())
            return reader.wrongType("a time");
        if (const auto moment = parseRfc3339(value.toString()))
            out = *moment;
        else
            reader.fault(QStringLiteral("invalid_format"),
                         QStringLiteral("must be a time like 2026-11-22T10:15:30.123Z"));
    }
    static void write(QByteArray &out, Timestamp moment)
    {
        out += '"';
        out += toRfc3339(moment);
        out += '"';
    }
};

} // namespace letschat
