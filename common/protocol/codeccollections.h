#pragma once

#include "protocol/codecmember.h"
#include "protocol/codecvalues.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <map>

namespace letschat {

template <class T>
struct Codec<QList<T>>
{
    static void read(Reader &reader, const QJsonValue &value, QList<T> &out)
    {
        if (!value.isArray())
            return reader.wrongType("a list");
        const auto array = value.toArray();
        out.resize(array.size());
        for (qsizetype i = 0; i < array.size(); ++i)
            reader.at(QStringLiteral("[%1]").arg(i), [&] { readMember(reader, array[i], out[i]); });
    }
    static void write(QByteArray &out, const QList<T> &list)
    {
        out += '[';
        for (const auto &entry : list) {
            if (!out.endsWith('['))
                out += ',';
            Codec<T>::write(out, entry);
        }
        out += ']';
    }
};

/// An object whose keys are ids.
template <class Tag, class T>
struct Codec<std::map<Id<Tag>, T>>
{
    static void read(Reader &reader, const QJsonValue &value, std::map<Id<Tag>, T> &out)
    {
        if (!value.isObject())
            return reader.wrongType("an object");
        const auto object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            reader.at(entry.key(), [&] {
                if (const auto id = Id<Tag>::parse(entry.key()))
                    readMember(reader, entry.value(), out[*id]);
                else
                    reader.fault(QStringLiteral("invalid_format"),
                                 QStringLiteral("must be named by a UUID"));
            });
        }
    }
    static void write(QByteArray &out, const std::map<Id<Tag>, T> &map)
    {
        out += '{';
        for (const auto &[id, entry] : map) {
            if (!out.endsWith('{'))
                out += ',';
            Codec<Id<Tag>>::write(out, id);
            out += ':';
            Codec<T>::write(out, entry);
        }
        out += '}';
    }
};

} // namespace letschat
