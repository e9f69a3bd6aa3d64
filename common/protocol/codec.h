#pragma once

#include "protocol/codeccollections.h"
#include "protocol/codecenum.h"
#include "protocol/codecvalues.h"
#include "protocol/field.h"

#include <QJsonObject>

/// Any struct with `fields()` to and from JSON.
///
/// Reading is strict: a member that is missing, null, of another type or against its rule is named
/// in the problem, by its path, all wrong ones at once. Members that are not declared are ignored,
/// as the contract wants of both sides. A std::optional member may be null or missing.
/// Writing gives the members in the order of their declaration; what is absent is written as null.
namespace letschat {

template <Described T>
struct Codec<T>
{
    static void read(Reader &reader, const QJsonValue &value, T &out)
    {
        if (!value.isObject())
            return reader.wrongType("an object");
        readObject(reader, value.toObject(), out);
    }

    static void readObject(Reader &reader, const QJsonObject &object, T &out)
    {
        forEachField<T>([&](const auto &field) {
            const QLatin1StringView name(field.name.data(), qsizetype(field.name.size()));
            reader.at(QString(name), [&] {
                const auto before = reader.errors().size();
                const auto value = object.value(name);
                if (isPresent(field.rule) && value.isUndefined())
                    return reader.fault(QStringLiteral("required"), QStringLiteral("is missing"));
                readMember(reader, value, out.*field.member);
                if (reader.errors().size() == before)
                    applyRule(reader, field.rule, out.*field.member);
            });
        });
    }

    static void write(QByteArray &out, const T &value)
    {
        out += '{';
        writeMembers(out, value);
        out += '}';
    }

    /// The members without the braces, for objects with more of them (an event and its "type").
    static void writeMembers(QByteArray &out, const T &value)
    {
        forEachField<T>([&](const auto &field) {
            if (isLeftOut(field.rule, value.*field.member))
                return;
            if (!out.endsWith('{'))
                out += ',';
            json::writeString(out, field.name);
            out += ':';
            using Member = std::remove_cvref_t<decltype(value.*field.member)>;
            Codec<Member>::write(out, value.*field.member);
        });
    }
};

template <class T>
struct Codec<std::optional<T>>
{
    static void write(QByteArray &out, const std::optional<T> &value)
    {
        if (value)
            Codec<T>::write(out, *value);
        else
            out += "null";
    }
};

/// Reads `T` from an object that is parsed already; ValidationFailed names every wrong member.
template <Described T>
Result<T> decode(const QJsonObject &object)
{
    Reader reader;
    T value;
    Codec<T>::readObject(reader, object, value);
    if (reader.errors().isEmpty())
        return value;
    Problem problem;
    problem.code = ProblemCode::ValidationFailed;
    problem.errors = reader.errors();
    problem.detail = problem.errors.front().field + u' ' + problem.errors.front().message;
    return std::unexpected(std::move(problem));
}

/// Reads `T` from text: MalformedJson, ValidationFailed, or the value.
template <Described T>
Result<T> decode(const QByteArray &text)
{
    const auto object = json::parseObject(text);
    if (!object)
        return std::unexpected(object.error());
    return decode<T>(*object);
}

template <class T>
QByteArray encode(const T &value)
{
    QByteArray out;
    Codec<T>::write(out, value);
    return out;
}

} // namespace letschat
