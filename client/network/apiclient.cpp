#include "network/apiclient.h"

#include <QPointer>

namespace letschat::client {

namespace {

ApiResult<HttpReply> judge(const HttpReply &reply)
{
    if (reply.fault == HttpReply::Fault::Unreachable)
        return std::unexpected(ApiError{ApiError::Kind::Unreachable, {}});
    if (reply.fault == HttpReply::Fault::Timeout)
        return std::unexpected(ApiError{ApiError::Kind::Timeout, {}});
    if (reply.status >= 200 && reply.status < 300)
        return reply;
    ApiError error;
    error.kind = reply.status >= 400 && reply.status < 500 ? ApiError::Kind::Refused
                                                           : ApiError::Kind::ServerFault;
    error.problem = problemFromJson(reply.body, reply.status);
    error.problem.retryAfter = reply.retryAfter;
    return std::unexpected(error);
}

} // namespace

std::optional<QByteArray> urlText(const QString &text)
{
    return text.toUtf8().toPercentEncoding();
}

std::optional<QByteArray> urlText(qint64 number)
{
    return QByteArray::number(number);
}

ApiClient::ApiClient(HttpLink &link, QObject *parent)
    : QObject(parent)
    , link_(link)
{}

ApiClient::ApiClient(HttpLink &link, TokenSource &tokens, QObject *parent)
    : QObject(parent)
    , link_(link)
    , tokens_(&tokens)
{}

QCoro::Task<ApiResult<HttpReply>> ApiClient::exchange(HttpRequest request, Access access)
{
    if (access == Access::Bearer) {
        Q_ASSERT(tokens_);
        auto exchanging = exchangeAsBearer(std::move(request));
        co_return co_await exchanging;
    }
    auto sending = link_.send(std::move(request));
    const auto reply = co_await sending;
    co_return judge(reply);
}

QCoro::Task<ApiResult<HttpReply>> ApiClient::exchangeAsBearer(HttpRequest request)
{
    const QPointer<ApiClient> self(this);
    ApiResult<HttpReply> answer = std::unexpected(ApiError{});
    for (int attempt = 0; attempt < 2; ++attempt) {
        request.token = tokens_->accessToken();
        auto sending = link_.send(request);
        const auto reply = co_await sending;
        answer = judge(reply);
        if (!self || answer || !answer.error().isAboutToken() || attempt > 0)
            break;
        // Another call may have had it renewed since this one was sent.
        if (tokens_->accessToken() != request.token)
            continue;
        auto renewing = tokens_->renew();
        const auto renewal = co_await renewing;
        if (renewal == Renewal::Unanswered)
            answer.error().kind = ApiError::Kind::ServerFault;
        if (!self || renewal != Renewal::Renewed)
            break;
    }
    co_return answer;
}

} // namespace letschat::client
