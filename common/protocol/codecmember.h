#pragma once

#include "protocol/field.h"
#include "protocol/reader.h"
#include "protocol/rules.h"

#include <QJsonValue>

#include <optional>
#include <type_traits>

namespace letschat {

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

template <class Rule>
constexpr bool isPresent(const Rule &)
{
    return std::is_same_v<Rule, Present>;
}

template <class Rule, class T>
constexpr bool isLeftOut(const Rule &, const T &value)
{
    if constexpr (std::is_same_v<Rule, LeftOut>)
        return !value.has_value();
    else
        return false;
}

template <class Rule, class T>
void applyRule(Reader &reader, const Rule &rule, T &value)
{
    if constexpr (requires { rule.apply(value); }) {
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

} // namespace letschat
