#include "http/response.h"

#include <QDateTime>
#include <QLocale>

#include <ctime>

namespace letschat::server {

namespace {

QByteArrayView reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return ""; // RFC 9112, 4: clients ignore the phrase
    }
}

/// The time as RFC 9110, 5.6.7 writes it; made anew once a second and thread.
const QByteArray &httpDate()
{
    thread_local std::time_t second = 0;
    thread_local QByteArray text;
    if (const auto now = std::time(nullptr); now != second) {
        second = now;
        text = QLocale::c()
                   .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC),
                             QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
                   .toLatin1();
    }
    return text;
}

void addField(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

} // namespace

Response toResponse(const Problem &problem)
{
    Response response;
    response.status = httpStatus(problem.code);
    response.body = toJson(problem);
    response.mediaType = "application/problem+json";
    response.retryAfter = problem.retryAfter;
    const bool asksToComeBack = response.status == 429 || response.status == 503;
    if (asksToComeBack && !response.retryAfter)
        response.retryAfter = std::chrono::seconds{1};
    return response;
}

QByteArray toBytes(const Response &response, const Framing &framing)
{
    const bool hasBody = response.status != 204;
    QByteArray out;
    out.reserve(400 + response.body.size());
    out.append("HTTP/1.1 ").append(QByteArray::number(response.status)).append(' ');
    out.append(reason(response.status)).append("\r\n");
    addField(out, "Date", httpDate());
    if (hasBody) {
        addField(out, "Content-Type", response.mediaType);
        addField(out, "Content-Length", QByteArray::number(response.body.size()));
    }
    addField(out, "Cache-Control", "no-store");
    addField(out, "X-Request-Id", framing.requestId);
    if (response.status == 401)
        addField(out, "WWW-Authenticate", "Bearer");
    if (!response.allow.isEmpty())
        addField(out, "Allow", response.allow);
    if (!response.upgrade.isEmpty())
        addField(out, "Upgrade", response.upgrade);
    if (response.upgrade == "websocket")
        addField(out, "Sec-WebSocket-Version", "13"); // RFC 6455, 4.2.2
    if (response.retryAfter)
        addField(out, "Retry-After", QByteArray::number(qint64(response.retryAfter->count())));
    if (framing.closes)
        addField(out, "Connection", "close");
    else if (framing.saysKeepAlive)
        addField(out, "Connection", "keep-alive");
    out.append("\r\n");
    if (hasBody && !framing.isHead)
        out.append(response.body);
    return out;
}

} // namespace letschat::server
