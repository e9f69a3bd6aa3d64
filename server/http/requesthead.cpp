#include "http/requesthead.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

/// Fields that mean nothing when they come twice; a second one is how smuggling begins.
constexpr std::array singularFields{
    QByteArrayView("host"),         QByteArrayView("content-length"),
    QByteArrayView("content-type"), QByteArrayView("authorization"),
    QByteArrayView("expect"),       QByteArrayView("transfer-encoding")};

constexpr auto tokenCharacters = [] {
    std::array<bool, 256> table{};
    for (uchar c = '0'; c <= '9'; ++c)
        table[c] = true;
    for (uchar c = 'a'; c <= 'z'; ++c)
        table[c] = table[uchar(c - 'a' + 'A')] = true;
    for (const char c :
         {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'})
        table[uchar(c)] = true;
    return table;
}();

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool equals(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

QByteArrayView withoutOuterSpace(QByteArrayView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

/// Calls `visit` for each element of a comma-separated list (RFC 9110, 5.6.1).
template <class Visitor>
void forEachElement(QByteArrayView list, Visitor &&visit)
{
    while (!list.isEmpty()) {
        const auto comma = list.indexOf(',');
        visit(withoutOuterSpace(comma < 0 ? list : list.first(comma)));
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
}

Problem fault(const QString &detail, ProblemCode code = ProblemCode::BadRequest)
{
    Problem problem;
    problem.code = code;
    problem.detail = detail;
    return problem;
}

/// Turns one head into its parts; keeps the first fault that it meets.
class HeadReader
{
public:
    HeadReader(RequestHead &head, const HttpLimits &limits)
        : head_(head)
        , limits_(limits)
    {}

    std::optional<Problem> read()
    {
        QByteArrayView rest = head_.bytes;
        readRequestLine(takeLine(rest));
        while (!rest.isEmpty() && !rest.startsWith("\r\n"))
            readField(takeLine(rest));
        interpret();
        return fault_;
    }

private:
    void refuse(const QString &detail, ProblemCode code = ProblemCode::BadRequest)
    {
        if (!fault_)
            fault_ = fault(detail, code);
    }

    static QByteArrayView takeLine(QByteArrayView &rest)
    {
        const auto end = rest.indexOf("\r\n");
        const auto line = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 2);
        return line;
    }

    void readRequestLine(QByteArrayView line);
    void readVersion(QByteArrayView version);
    void readTarget();
    void readField(QByteArrayView line);
    void interpret();
    void interpret(const HeaderField &field);
    void readContentLength(QByteArrayView value);
    void checkFraming();

    RequestHead &head_;
    const HttpLimits &limits_;
    std::optional<Problem> fault_;
    bool hasHost_ = false;
    bool hasLength_ = false;
    bool asksToClose_ = false;
    bool asksToStay_ = false;
    bool asksToUpgrade_ = false;
    bool namesWebSocket_ = false;
};

void HeadReader::readRequestLine(QByteArrayView line)
{
    const auto first = line.indexOf(' ');
    const auto last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1)
        return refuse(u"The request line is not \"METHOD target HTTP/1.1\"."_s);
    head_.method = line.first(first);
    head_.target = line.sliced(first + 1, last - first - 1);
    if (!isToken(head_.method))
        return refuse(u"The method is not a token."_s);
    readVersion(line.sliced(last + 1));
    readTarget();
}

void HeadReader::readVersion(QByteArrayView version)
{
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5]) ||
        version[6] != '.' || !isDigit(version[7]))
        return refuse(u"The HTTP version is malformed."_s);
    head_.minorVersion = version[7] - '0';
    if (version[5] != '1' || head_.minorVersion > 1)
        refuse(u"Only HTTP/1.1 and HTTP/1.0 are spoken here."_s, ProblemCode::VersionNotSupported);
}

void HeadReader::readTarget()
{
    if (head_.target.size() > limits_.target)
        return refuse({}, ProblemCode::UriTooLong);
    if (!std::ranges::all_of(head_.target, [](char c) { return c > ' ' && c < 0x7f && c != '#'; }))
        return refuse(u"The request target has characters that a URI cannot have."_s);
    auto path = head_.target;
    // Absolute form (RFC 9112, 3.2.2): what counts begins after the authority.
    if (const auto scheme = path.indexOf("://"); scheme > 0 && path.front() != '/') {
        if (!equals(path.first(scheme), "http") && !equals(path.first(scheme), "https"))
            return refuse(u"The request target has an unknown scheme."_s);
        const auto authority = path.sliced(scheme + 3);
        const auto slash = authority.indexOf('/');
        if (slash <= 0)
            return refuse(u"The request target has no path."_s);
        path = authority.sliced(slash);
    }
    if (path.front() != '/' && !(path == "*" && head_.method == "OPTIONS"))
        return refuse(u"The request target must be a path."_s);
    const auto question = path.indexOf('?');
    head_.path = question < 0 ? path : path.first(question);
    head_.query = question < 0 ? QByteArrayView() : path.sliced(question + 1);
}

void HeadReader::readField(QByteArrayView line)
{
    if (!isFieldLine(line))
        return refuse(u"A header field is malformed."_s);
    const auto colon = line.indexOf(':');
    const HeaderField field{line.first(colon), withoutOuterSpace(line.sliced(colon + 1))};
    const auto sameName = [&](const HeaderField &other) { return equals(other.name, field.name); };
    const auto isName = [&](QByteArrayView name) { return equals(name, field.name); };
    if (std::ranges::any_of(singularFields, isName) && std::ranges::any_of(head_.fields, sameName))
        refuse(u"A header field came twice that may come once only."_s);
    head_.fields.push_back(field);
}

void HeadReader::interpret()
{
    for (const auto &field : head_.fields)
        interpret(field);
    checkFraming();
    head_.keepsAlive = !asksToClose_ && (head_.minorVersion > 0 || asksToStay_);
    head_.asksForWebSocket = asksToUpgrade_ && namesWebSocket_ && head_.minorVersion > 0 &&
                             head_.method == "GET" && !head_.hasBody();
}

void HeadReader::interpret(const HeaderField &field)
{
    const auto is = [&](QByteArrayView name) { return equals(field.name, name); };
    if (is("host")) {
        hasHost_ = true;
        const auto isForeign = [](char c) {
            return !tokenCharacters[uchar(c)] && !QByteArrayView(":[](),;=").contains(c);
        };
        if (std::ranges::any_of(field.value, isForeign))
            refuse(u"The Host field is malformed."_s);
    } else if (is("content-length")) {
        readContentLength(field.value);
    } else if (is("transfer-encoding")) {
        head_.isChunked = true;
        if (!equals(field.value, "chunked"))
            refuse(u"The only transfer coding that is understood is \"chunked\"."_s);
    } else if (is("connection")) {
        forEachElement(field.value, [this](QByteArrayView option) {
            asksToClose_ |= equals(option, "close");
            asksToStay_ |= equals(option, "keep-alive");
            asksToUpgrade_ |= equals(option, "upgrade");
        });
    } else if (is("upgrade")) {
        forEachElement(field.value, [this](QByteArrayView protocol) {
            namesWebSocket_ |= equals(protocol, "websocket");
        });
    } else if (is("expect") && head_.minorVersion > 0) {
        head_.expectsContinue = true;
        if (!equals(field.value, "100-continue"))
            refuse({}, ProblemCode::ExpectationFailed);
    }
}

void HeadReader::readContentLength(QByteArrayView value)
{
    hasLength_ = true;
    if (value.isEmpty() || !std::ranges::all_of(value, isDigit))
        return refuse(u"Content-Length is not a number."_s);
    while (value.size() > 1 && value.front() == '0')
        value = value.sliced(1);
    if (value.size() > 18) // more than fits, and more than any limit
        return refuse({}, ProblemCode::PayloadTooLarge);
    for (const char c : value)
        head_.contentLength = head_.contentLength * 10 + (c - '0');
}

void HeadReader::checkFraming()
{
    if (head_.isChunked && hasLength_)
        refuse(u"Content-Length beside Transfer-Encoding is ambiguous."_s);
    if (head_.isChunked && head_.minorVersion == 0)
        refuse(u"HTTP/1.0 has no transfer codings."_s);
    if (!hasHost_ && head_.minorVersion > 0)
        refuse(u"The Host field is missing."_s);
}

} // namespace

QByteArrayView RequestHead::field(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(
        fields, [&](const HeaderField &field) { return equals(field.name, name); });
    return found == fields.end() ? QByteArrayView() : found->value;
}

std::optional<Problem> parseHead(RequestHead &head, const HttpLimits &limits)
{
    return HeadReader(head, limits).read();
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() &&
           std::ranges::all_of(text, [](char c) { return tokenCharacters[uchar(c)]; });
}

bool isFieldLine(QByteArrayView line)
{
    const auto colon = line.indexOf(':');
    const auto isControl = [](char c) { return (uchar(c) < 0x20 && c != '\t') || c == 0x7f; };
    return colon > 0 && isToken(line.first(colon)) && std::ranges::none_of(line, isControl);
}

} // namespace letschat::server
