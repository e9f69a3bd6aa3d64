#pragma once

#include "core/timestamp.h"
#include "protocol/field.h"
#include "protocol/ids.h"
#include "protocol/schema.h"

#include <QList>

/// The schemas of what members are made of, beside structs: see codecvalues.h, codecenum.h and
/// codeccollections.h, which read and write the same types.
namespace letschat {

/// `{"type": type}`, with a format where there is one.
QJsonObject typed(const char *type, const char *format = nullptr);

template <>
struct SchemaOf<QString>
{
    static QJsonObject make(Schemas &, Direction) { return typed("string"); }
};

template <>
struct SchemaOf<bool>
{
    static QJsonObject make(Schemas &, Direction) { return typed("boolean"); }
};

template <>
struct SchemaOf<int>
{
    static QJsonObject make(Schemas &, Direction) { return typed("integer", "int32"); }
};

template <>
struct SchemaOf<qint64>
{
    static QJsonObject make(Schemas &, Direction) { return typed("integer", "int64"); }
};

template <class Tag>
struct SchemaOf<Id<Tag>>
{
    static QJsonObject make(Schemas &, Direction) { return typed("string", "uuid"); }
};

template <>
struct SchemaOf<Timestamp>
{
    static QJsonObject make(Schemas &, Direction) { return typed("string", "date-time"); }
};

template <NamedEnum E>
struct SchemaOf<E>
{
    static QJsonObject make(Schemas &, Direction)
    {
        QJsonArray words;
        for (const auto &[value, word] : EnumWords<E>::words)
            words.append(toText(word));
        auto schema = typed("string");
        schema[u"enum"] = words;
        return schema;
    }
};

template <class T>
struct SchemaOf<std::optional<T>>
{
    static QJsonObject make(Schemas &schemas, Direction direction)
    {
        const auto schema = SchemaOf<T>::make(schemas, direction);
        return direction == Direction::Parameter ? schema : nullable(schema);
    }
};

template <class T>
struct SchemaOf<QList<T>>
{
    static QJsonObject make(Schemas &schemas, Direction direction)
    {
        auto schema = typed("array");
        schema[u"items"] = SchemaOf<T>::make(schemas, direction);
        return schema;
    }
};

/// An object whose keys are ids.
template <class Tag, class T>
struct SchemaOf<std::map<Id<Tag>, T>>
{
    static QJsonObject make(Schemas &schemas, Direction direction)
    {
        auto schema = typed("object");
        schema[u"propertyNames"] = SchemaOf<Id<Tag>>::make(schemas, direction);
        schema[u"additionalProperties"] = SchemaOf<T>::make(schemas, direction);
        return schema;
    }
};

} // namespace letschat
