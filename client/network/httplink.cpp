#include "network/httplink.h"

#include <QDateTime>
#include <QNetworkReply>
#include <QTimer>

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
    if (wanted.method != Method::Get && wanted.method != Method::Delete)
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!wanted.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + wanted.token.toUtf8());
    return request;
}

/// Seconds, or the date of RFC 9110 10.2.3.
std::optional<std::chrono::seconds> readRetryAfter(const QByteArray &value)
{
    bool isNumber = false;
    const auto seconds = value.trimmed().toLongLong(&isNumber);
    if (isNumber && seconds >= 0)
        return std::chrono::seconds(seconds);
    const auto moment = QDateTime::fromString(QString::fromLatin1(value), Qt::RFC2822Date);
    if (!moment.isValid())
        return std::nullopt;
    const auto wait = QDateTime::currentDateTimeUtc().secsTo(moment);
    return std::chrono::seconds(std::max<qint64>(0, wait));
}

HttpReply read(QNetworkReply &reply, bool timedOut)
{
    HttpReply answer;
    const auto status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    // An error below 200 is one of the network; one from 400 on goes with a whole HTTP answer.
    const bool isWhole = reply.error() == QNetworkReply::NoError || reply.error() > 200;
    if (timedOut)
        answer.fault = HttpReply::Fault::Timeout;
    else if (!status.isValid() || !isWhole)
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
    auto base = server_.toString(QUrl::RemoveQuery | QUrl::RemoveFragment |
                                 QUrl::StripTrailingSlash | QUrl::FullyEncoded);
    const auto url = QUrl::fromEncoded(
        base.toUtf8() + QByteArray(apiBase.data(), qsizetype(apiBase.size())) + wanted.target);
    const auto verb = word(wanted.method);
    return manager_.sendCustomRequest(prepare(url, wanted),
                                      QByteArray(verb.data(), qsizetype(verb.size())), wanted.body);
}

QCoro::Task<HttpReply> HttpLink::send(HttpRequest request)
{
    auto finished = std::make_shared<Arrival<HttpReply>>();
    auto *reply = start(request);
    auto *timer = new QTimer(reply);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, reply, &QNetworkReply::abort);
    timer->start(limit_);
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
