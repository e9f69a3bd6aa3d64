#include "protocol/json.h"

#include "protocol/jsonscan.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace letschat::json {

namespace {

/// Qt takes a byte order mark at the start of a string for its encoding and drops it, though it is
/// the writer's; written as an escape it stays.
QByteArray withMarksKept(const QByteArray &text)
{
    static const QByteArray marked = "\"\xEF\xBB\xBF";
    return text.contains(marked) ? QByteArray(text).replace(marked, "\"\\ufeff") : text;
}

void escape(QByteArray &out, char c)
{
    static constexpr char hex[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += hex[uchar(c) >> 4];
        out += hex[uchar(c) & 0xf];
    }
}

} // namespace

Result<QJsonObject> parseObject(const QByteArray &text)
{
    if (const auto fault = faultOf(text, maxDepth); !fault.isEmpty())
        return refuse(ProblemCode::MalformedJson, fault);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(withMarksKept(text), &error);
    if (error.error != QJsonParseError::NoError)
        return refuse(ProblemCode::MalformedJson,
                      u"Not JSON at byte %1: %2."_s.arg(error.offset).arg(error.errorString()));
    if (!document.isObject())
        return refuse(ProblemCode::MalformedJson, u"The JSON is not an object."_s);
    return document.object();
}

void writeString(QByteArray &out, std::string_view utf8)
{
    out += '"';
    size_t plainFrom = 0;
    for (size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (uchar(c) >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(utf8.data() + plainFrom, qsizetype(i - plainFrom));
        escape(out, c);
        plainFrom = i + 1;
    }
    out.append(utf8.data() + plainFrom, qsizetype(utf8.size() - plainFrom));
    out += '"';
}

void writeString(QByteArray &out, QStringView text)
{
    const QByteArray utf8 = text.toUtf8();
    writeString(out, std::string_view(utf8.constData(), size_t(utf8.size())));
}

} // namespace letschat::json
