#pragma once

#include "protocol/codec.h"
#include "protocol/field.h"
#include "protocol/problem.h"

#include <QByteArrayView>
#include <QJsonValue>
#include <QString>
#include <QVarLengthArray>

#include <optional>
#include <string_view>

/// Members of a path and a query: the same structs, rules and checks as a JSON body, read from
/// text.
namespace letschat::server {

/// Name and value as they stand in the URL, percent-escapes and all.
struct Parameter
{
    QByteArrayView name;
    QByteArrayView value;
};

using Parameters = QVarLengthArray<Parameter, 8>;

/// Splits `a=1&b=2`. Views into `query`.
Parameters splitQuery(QByteArrayView query);

/// Takes percent-escapes away, strictly: nothing for a bad escape or what is not UTF-8 then.
/// `plusIsSpace` as HTML forms, and so most HTTP libraries, write queries.
std::optional<QString> decodePercent(QByteArrayView text, bool plusIsSpace);

/// A whole number in decimal digits as a JSON number; Undefined for any other text.
QJsonValue numberFromText(const QString &text);

/// Adds what is wrong to one list, for paths and queries together.
class ParameterReader
{
public:
    template <Described T>
    T read(const Parameters &parameters, bool plusIsSpace);

    /// Names each wrong parameter, if any is: BadRequest, or ValidationFailed where all that is
    /// wrong is a character in a text of the path.
    std::optional<Problem> problem() const;

private:
    /// The text of the parameter of that name; absent and repeated ones are told apart.
    std::optional<QString> find(std::string_view name, const Parameters &parameters,
                                bool plusIsSpace);

    Reader reader_;
    bool isQueryWrong_ = false;
};

/// The member's type without std::optional around it.
template <class T>
struct Plain
{
    using Type = T;
};
template <class T>
struct Plain<std::optional<T>>
{
    using Type = T;
};

template <class T>
QJsonValue valueFromText(const QString &text)
{
    if constexpr (std::is_same_v<T, bool>)
        return text == u"true" ? QJsonValue(true) : text == u"false" ? QJsonValue(false) : text;
    else if constexpr (std::is_integral_v<T>)
        return numberFromText(text);
    else
        return text;
}

template <Described T>
T ParameterReader::read(const Parameters &parameters, bool plusIsSpace)
{
    T out;
    forEachField<T>([&](const auto &field) {
        using Member = std::remove_cvref_t<decltype(out.*field.member)>;
        reader_.at(QString::fromLatin1(field.name.data(), qsizetype(field.name.size())), [&] {
            const auto before = reader_.errors().size();
            const auto text = find(field.name, parameters, plusIsSpace);
            if (reader_.errors().size() != before)
                return;
            const auto value = text ? valueFromText<typename Plain<Member>::Type>(*text)
                                    : QJsonValue(QJsonValue::Undefined);
            if (text && value.isUndefined())
                return reader_.wrongType("a whole number");
            readMember(reader_, value, out.*field.member);
            if (reader_.errors().size() == before)
                applyRule(reader_, field.rule, out.*field.member);
        });
    });
    isQueryWrong_ = isQueryWrong_ || (plusIsSpace && !reader_.errors().isEmpty());
    return out;
}

} // namespace letschat::server
