#pragma once

#include "protocol/field.h"
#include "protocol/rules.h"
#include "protocol/typename.h"

#include <QJsonArray>
#include <QJsonObject>

#include <map>
#include <optional>

/// JSON Schema (2020-12) of any type of the contract, from the same lists of members and rules that
/// the codec reads; for the API documents. A type that has a Codec of its own has a SchemaOf too
/// (schemavalues.h); a rule has its narrow().
namespace letschat {

/// What is described. What is absent is written as null in a reply, may be null or missing in a
/// request, and is missing in a parameter of a URL.
enum class Direction { Request, Parameter, Reply };

inline QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// The structs of one document, each under its name in `components/schemas`.
class Schemas
{
public:
    /// Adds the schema and gives `{"$ref": …}`. The same name may come again with the same schema;
    /// a struct that looks different in requests is called `<name>Input` there.
    QJsonObject refer(std::string_view name, const QJsonObject &schema, Direction direction);

    const QJsonObject &all() const { return all_; }

private:
    QJsonObject all_;
};

/// How one type is described: `static QJsonObject make(Schemas &, Direction)`.
template <class T>
struct SchemaOf;

void narrow(QJsonObject &schema, const NoRule &rule);
void narrow(QJsonObject &schema, const Present &rule);
void narrow(QJsonObject &schema, const LeftOut &rule);
void narrow(QJsonObject &schema, const Text &rule);
void narrow(QJsonObject &schema, const UsernameRule &rule);
void narrow(QJsonObject &schema, const Range &rule);
void narrow(QJsonObject &schema, const Count &rule);

/// The same, or null.
QJsonObject nullable(const QJsonObject &schema);

template <class T>
inline constexpr bool isOptional = false;
template <class T>
inline constexpr bool isOptional<std::optional<T>> = true;

/// The members of T in an object of its own.
template <Described T>
QJsonObject objectSchema(Schemas &schemas, Direction direction)
{
    QJsonObject properties;
    QJsonArray required;
    forEachField<T>([&]<class S, class Member, class Rule>(const Field<S, Member, Rule> &field) {
        auto schema = SchemaOf<Member>::make(schemas, direction);
        narrow(schema, field.rule);
        if constexpr (requires { T::defaultLimit; }) {
            if (field.name == "limit")
                schema[u"default"] = T::defaultLimit;
        }
        properties[toText(field.name)] = schema;
        const bool isSure = direction == Direction::Reply && !std::is_same_v<Rule, LeftOut>;
        if (isSure || !isOptional<Member> || std::is_same_v<Rule, Present>)
            required.append(toText(field.name));
    });
    QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")},
                       {QStringLiteral("properties"), properties}};
    if (!required.isEmpty())
        schema[u"required"] = required;
    return schema;
}

/// The object that goes over the socket: the members of T, and its "type".
template <Described T>
QJsonObject frameSchema(Schemas &schemas, Direction direction)
{
    auto schema = objectSchema<T>(schemas, direction);
    auto properties = schema[u"properties"].toObject();
    properties[u"type"] = QJsonObject{{QStringLiteral("const"), toText(T::type)}};
    schema[u"properties"] = properties;
    auto required = schema[u"required"].toArray();
    required.prepend(QStringLiteral("type"));
    schema[u"required"] = required;
    return schema;
}

template <Described T>
struct SchemaOf<T>
{
    static QJsonObject make(Schemas &schemas, Direction direction)
    {
        return schemas.refer(typeName<T>(), objectSchema<T>(schemas, direction), direction);
    }
};

} // namespace letschat
