#include "protocol/json.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace letschat::json {

namespace {

bool isTooDeep(const QByteArray &text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maxDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
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
    if (isTooDeep(text))
        return refuse(ProblemCode::MalformedJson,
                      u"The JSON is nested deeper than %1 levels."_s.arg(maxDepth));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text, &error);
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
