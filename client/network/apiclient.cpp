#include "network/apiclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// A refusal that a proxy or the page of a hotel gave: no reason to sign anybody out, nor to call a
/// message failed.
bool isOfSomeoneElse(const HttpReply &reply)
{
    return !QJsonDocument::fromJson(reply.body).object().value(u"code"_s).isString();
}

ApiResult<HttpReply> judge(const HttpReply &reply)
{
    if (reply.fault == HttpReply::Fault::Unreachable)
        return std::unexpected(ApiError{ApiError::Kind::Unreachable, {}});
    if (reply.fault == HttpReply::Fault::Timeout)
        return std::unexpected(ApiError{ApiError::Kind::Timeout, {}});
    if (reply.status >= 200 && reply.status < 300)
        return reply;
    ApiError error;
    const bool isRefusal = reply.status >= 400 && reply.status < 500;
    error.kind = isRefusal && !isOfSomeoneElse(reply) ? ApiError::Kind::Refused
                                                      : ApiError::Kind::ServerFault;
    error.problem = problemFromJson(reply.body, reply.status);
    error.problem.retryAfter = reply.retryAfter;
    return std::unexpected(error);
}

} // namespace

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
    // What the server would say to a call without a token: it is not asked.
    ApiResult<HttpReply> answer =
        std::unexpected(ApiError{ApiError::Kind::Refused, {ProblemCode::Unauthenticated}});
    for (bool mayRenew = true;; mayRenew = false) {
        request.token = tokens_->accessToken();
        if (!request.token.isEmpty()) {
            auto sending = link_.send(request);
            const auto reply = co_await sending;
            answer = judge(reply);
            if (!self || answer || !answer.error().isAboutToken())
                co_return answer;
        }
        if (!mayRenew)
            co_return answer;
        // Another call may have had it renewed since this one was sent.
        const auto current = tokens_->accessToken();
        if (!current.isEmpty() && current != request.token)
            continue;
        auto renewing = tokens_->renew();
        const auto renewal = co_await renewing;
        if (!self || !request.isWanted())
            co_return std::unexpected(ApiError{ApiError::Kind::Unreachable, {}});
        if (renewal == Renewal::Unanswered)
            answer.error().kind = ApiError::Kind::ServerFault;
        if (renewal != Renewal::Renewed)
            co_return answer;
    }
}

} // namespace letschat::client
