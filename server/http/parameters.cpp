#include "http/parameters.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

int nibble(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

Parameters splitQuery(QByteArrayView query)
{
    Parameters parameters;
    while (!query.isEmpty()) {
        const auto end = query.indexOf('&');
        const auto part = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        const auto equals = part.indexOf('=');
        if (!part.isEmpty())
            parameters.append({equals < 0 ? part : part.first(equals),
                               equals < 0 ? QByteArrayView() : part.sliced(equals + 1)});
    }
    return parameters;
}

std::optional<QString> decodePercent(QByteArrayView text, bool plusIsSpace)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int high = i + 2 < text.size() ? nibble(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? nibble(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            bytes.append(char(high * 16 + low));
            i += 2;
        } else {
            bytes.append(plusIsSpace && text[i] == '+' ? ' ' : text[i]);
        }
    }
    if (!QByteArrayView(bytes).isValidUtf8())
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

QJsonValue numberFromText(const QString &text)
{
    bool ok = false;
    const auto number = text.toLongLong(&ok);
    const bool isCanonical = ok && QString::number(number) == text;
    return isCanonical ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
}

std::optional<QString> ParameterReader::find(std::string_view name, const Parameters &parameters,
                                             bool plusIsSpace)
{
    const QByteArrayView wanted(name.data(), qsizetype(name.size()));
    const Parameter *found = nullptr;
    for (const auto &parameter : parameters) {
        if (parameter.name != wanted)
            continue;
        if (found) {
            reader_.fault(u"repeated"_s, u"came more than once"_s);
            return std::nullopt;
        }
        found = &parameter;
    }
    if (!found)
        return std::nullopt;
    auto text = decodePercent(found->value, plusIsSpace);
    if (!text)
        reader_.fault(u"invalid_format"_s, u"is not UTF-8 text in percent-encoding"_s);
    return text;
}

std::optional<Problem> ParameterReader::problem() const
{
    if (reader_.errors().isEmpty())
        return std::nullopt;
    Problem problem;
    problem.code = ProblemCode::BadRequest;
    problem.errors = reader_.errors();
    // Text that no limit of the contract allows, where the path is well formed (protocol.md, 2).
    if (!isQueryWrong_ && std::ranges::all_of(problem.errors, [](const FieldError &error) {
            return error.code == "invalid_character"_L1;
        }))
        problem.code = ProblemCode::ValidationFailed;
    problem.detail = problem.errors.front().field + u' ' + problem.errors.front().message;
    return problem;
}

} // namespace letschat::server
