#pragma once

#include "core/text.h"
#include "core/timestamp.h"
#include "protocol/field.h"
#include "protocol/ids.h"
#include "protocol/json.h"
#include "protocol/problem.h"
#include "protocol/rules.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>

#include <map>

/// Any struct with `fields()` to and from JSON.
///
/// Reading is strict: a member that is missing, null, of another type or against its rule is named
/// in the problem, by its path, all wrong ones at once. Members that are not declared are ignored,
/// as the contract wants of both sides. A std::optional member may be null or missing.
/// Writing gives the members in the order of their declaration; what is absent is written as null.
namespace letschat {

/// Gathers what is wrong while values are read, and knows where it is.
class Reader
{
public:
    const QList<FieldError> &errors() const { return errors_; }

    void fault(const QString &code, const QString &message)
    {
        errors_.append({path_, code, message});
    }
    void wrongType(const char *wanted)
    {
        fault(QStringLiteral("wrong_type"), QStringLiteral("must be ") + QLatin1StringView(wanted));
    }

    /// Runs `read` with the path one step deeper.
    template <class Read>
    void at(QStringView step, Read &&read)
    {
        const auto outer = path_.size();
        if (outer > 0 && !step.startsWith(u'['))
            path_ += u'.';
        path_ += step;
        read();
        path_.truncate(outer);
    }

private:
    QString path_;
    QList<FieldError> errors_;
};

/// How one type is read and written. Structs, enumerations, lists and the rest each have one.
template <class T>
struct Codec;

template <class T>
void readMember(Reader &reader, const QJsonValue &value, T &out)
{
    if (value.isUndefined())
        reader.fault(QStringLiteral("required"), QStringLiteral("is missing"));
    else if (value.isNull())
        reader.fault(QStringLiteral("required"), QStringLiteral("must not be null"));
    else
        Codec<T>::read(reader, value, out);
}

template <class T>
void readMember(Reader &reader, const QJsonValue &value, std::optional<T> &out)
{
    if (!value.isUndefined() && !value.isNull())
        Codec<T>::read(reader, value, out.emplace());
}

template <class Rule, class T>
void applyRule(Reader &reader, const Rule &rule, T &value)
{
    if constexpr (!std::is_same_v<Rule, NoRule>) {
        if (const auto fault = rule.apply(value))
            reader.fault(fault->code, fault->message);
    }
}

template <class Rule, class T>
void applyRule(Reader &reader, const Rule &rule, std::optional<T> &value)
{
    if (value)
        applyRule(reader, rule, *value);
}

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
                readMember(reader, object.value(name), out.*field.member);
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

template <NamedEnum E>
struct Codec<E>
{
    static void read(Reader &reader, const QJsonValue &value, E &out)
    {
        if (!value.isString())
            return reader.wrongType("text");
        const auto sent = value.toString();
        for (const auto &[candidate, word] : EnumWords<E>::words) {
            if (sent == QLatin1StringView(word.data(), qsizetype(word.size()))) {
                out = candidate;
                return;
            }
        }
        reader.fault(QStringLiteral("invalid_value"),
                     QStringLiteral("is not one of the known words"));
    }
    static void write(QByteArray &out, E value)
    {
        for (const auto &[candidate, word] : EnumWords<E>::words) {
            if (candidate == value)
                return json::writeString(out, word);
        }
        Q_UNREACHABLE();
    }
};

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
