#pragma once

#include "http/httplimits.h"
#include "protocol/problem.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace letschat::server {

struct HeaderField
{
    QByteArrayView name;
    QByteArrayView value;
};

/// Request line and header fields of one HTTP/1 request. Every view points into `bytes`, so a head
/// is moved, never copied.
struct RequestHead
{
    RequestHead() = default;
    RequestHead(RequestHead &&) = default;
    RequestHead &operator=(RequestHead &&) = default;

    /// As they came, the empty line at the end included.
    QByteArray bytes;
    QByteArrayView method;
    /// As sent. `path` and `query` are its parts in origin form, percent-escapes untouched.
    QByteArrayView target;
    QByteArrayView path;
    QByteArrayView query;
    std::vector<HeaderField> fields;
    int minorVersion = 1;

    /// Framing and connection, decided by the rules of RFC 9112, 6 and 9.
    qint64 contentLength = 0;
    bool isChunked = false;
    bool keepsAlive = true;
    bool expectsContinue = false;
    bool asksForWebSocket = false;

    bool hasBody() const { return isChunked || contentLength > 0; }
    /// The value of the first field of that name; empty where there is none.
    QByteArrayView field(QByteArrayView name) const;
};

/// Reads the head in `head.bytes`, strictly by RFC 9112: whatever two parsers could understand
/// differently is refused. Fields are gathered past the first fault too, so that the answer to it
/// can carry the X-Request-Id that was sent; bytes without the empty line at their end are read the
/// same way, as far as they go. Returns what is wrong, if anything; the connection must then close.
std::optional<Problem> parseHead(RequestHead &head, const HttpLimits &limits);

/// True for a header field's name and for a method (RFC 9110, 5.6.2).
bool isToken(QByteArrayView text);
/// True for one header field line without its end, as trailers are made of too.
bool isFieldLine(QByteArrayView line);

} // namespace letschat::server
