#pragma once

#include "protocol/codecmember.h"
#include "protocol/field.h"
#include "protocol/json.h"

namespace letschat {

/// Enumerations travel as the words that EnumWords lists for them.
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

} // namespace letschat
