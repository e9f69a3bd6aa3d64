#include "network/httplink.h"

#include "network/serveraddress.h"

#include <QDateTime>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

QNetworkRequest prepare(const QUrl &url, const HttpRequest &wanted)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute})
        request.setAttribute(attribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      u"LetsChat/"_s + QLatin1StringView(LETSCHAT_VERSION));
    // Also where there is no body: without it QNetworkAccessManager calls the nothing a form.
    if (!wanted.body.isEmpty() || (wanted.method != Method::Get && wanted.method != Method::Delete))
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!wanted.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + wanted.token.toUtf8());
    return request;
}

/// Seconds or a date (RFC 9110, 10.2.3); nothing for what is neither.
std::optional<std::chrono::seconds> readRetryAfter(const QByteArray &value)
{
    constexpr qint64 most = std::chrono::seconds(HttpLink::longestWait).count();
    auto text = value.trimmed();
    const auto isDigit = [](char each) { return each >= '0' && each <= '9'; };
    if (!text.isEmpty() && std::ranges::all_of(text, isDigit)) {
        bool fits = false;
        const auto seconds = text.toLongLong(&fits);
        return std::chrono::seconds(fits ? std::min(seconds, most) : most);
    }
    // Qt knows the zone of RFC 5322 in digits only.
    if (text.endsWith(" GMT"))
        text.replace(text.size() - 3, 3, "+0000");
    const auto moment = QDateTime::fromString(QString::fromLatin1(text), Qt::RFC2822Date);
    if (!moment.isValid())
        return std::nullopt;
    const auto wait = QDateTime::currentDateTimeUtc().secsTo(moment);
    return std::chrono::seconds(std::clamp<qint64>(wait, 0, most));
}

/// An error below 200 is one of the network; one from there on goes with a whole HTTP answer, but
/// for that which says that the answer was not HTTP.
bool isWhole(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError ||
           (error > 200 && error != QNetworkReply::ProtocolFailure);
}

HttpReply read(QNetworkReply &reply, bool timedOut)
{
    HttpReply answer;
    const auto status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (timedOut)
        answer.fault = HttpReply::Fault::Timeout;
    else if (!status.isValid() || !isWhole(reply.error()))
        answer.fault = HttpReply::Fault::Unreachable;
    if (answer.fault != HttpReply::Fault::None)
        return answer;
    answer.status = status.toInt();
    answer.body = reply.readAll();
    if (reply.hasRawHeader("Retry-After"))
        answer.retryAfter = readRetryAfter(reply.rawHeader("Retry-After"));
    return answer;
}

} // namespace

HttpLink::HttpLink(const QUrl &server, std::chrono::milliseconds limit, QObject *parent)
    : QObject(parent)
    , server_(server)
    , limit_(limit)
{}

HttpLink::~HttpLink()
{
    const auto replies = manager_.findChildren<QNetworkReply *>();
    for (auto *reply : replies)
        reply->abort();
}

QNetworkReply *HttpLink::start(const HttpRequest &wanted)
{
    const auto verb = word(wanted.method);
    return manager_.sendCustomRequest(prepare(callUrl(server_, wanted.target), wanted),
                                      QByteArray(verb.data(), qsizetype(verb.size())), wanted.body);
}

QCoro::Task<HttpReply> HttpLink::send(HttpRequest request)
{
    if (!request.isWanted())
        co_return HttpReply{.fault = HttpReply::Fault::Unreachable};
    auto finished = std::make_shared<Arrival<HttpReply>>();
    auto *reply = start(request);
    auto *timer = new QTimer(reply);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, reply, &QNetworkReply::abort);
    timer->start(limit_);
    if (request.caller)
        connect(*request.caller, &QObject::destroyed, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received) {
        if (received > longestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, reply, [reply, timer, finished] {
        const bool timedOut = !timer->isActive();
        timer->stop();
        reply->deleteLater();
        finished->complete(read(*reply, timedOut));
    });
    auto arrived = finished->wait();
    co_return co_await arrived;
}

} // namespace letschat::client
