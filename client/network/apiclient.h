#pragma once

#include "network/apierror.h"
#include "network/calltarget.h"
#include "network/httplink.h"
#include "network/tokensource.h"
#include "protocol/codec.h"

#include <QObject>

namespace letschat::client {

/// Calls the endpoints of the contract. When the server does not take the access token it is
/// renewed once for all calls under way, and each is repeated once. Calls end within the limit of
/// the link, also when this dies meanwhile; whoever waits for one guards itself with a QPointer.
/// GUI thread.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    /// For endpoints that are open to everyone.
    explicit ApiClient(HttpLink &link, QObject *parent = nullptr);
    /// For all endpoints. Both must outlive this.
    ApiClient(HttpLink &link, TokenSource &tokens, QObject *parent = nullptr);

    /// When `caller` dies the request is given up (whether it was carried out is unknown then) and
    /// the call ends as unreachable: at once, or where it waits for a token, when that is there.
    template <class E>
    QCoro::Task<ApiResult<typename E::Response>> call(Call<E> call, const QObject *caller = nullptr)
    {
        auto request = requestFor(call);
        if (caller)
            request.caller = caller;
        auto exchanging = exchange(std::move(request), E::access);
        const auto reply = co_await exchanging;
        co_return read<E>(reply);
    }

    /// The same with a token that is given, which is not renewed.
    template <class E>
    QCoro::Task<ApiResult<typename E::Response>> callAs(QString token, Call<E> call)
    {
        auto request = requestFor(call);
        request.token = token;
        auto exchanging = exchange(std::move(request), Access::Open);
        const auto reply = co_await exchanging;
        co_return read<E>(reply);
    }

private:
    template <class E>
    static HttpRequest requestFor(const Call<E> &call)
    {
        HttpRequest request;
        request.method = E::method;
        request.target = targetOf(call);
        if constexpr (hasBody<E>)
            request.body = encode(call.body);
        return request;
    }

    template <class E>
    static ApiResult<typename E::Response> read(const ApiResult<HttpReply> &reply)
    {
        if (!reply)
            return std::unexpected(reply.error());
        if constexpr (std::is_same_v<typename E::Response, Nothing>) {
            return Nothing{};
        } else {
            auto value = decode<typename E::Response>(reply->body);
            if (!value)
                return std::unexpected(ApiError{ApiError::Kind::ServerFault, value.error()});
            return std::move(*value);
        }
    }

    QCoro::Task<ApiResult<HttpReply>> exchange(HttpRequest request, Access access);
    QCoro::Task<ApiResult<HttpReply>> exchangeAsBearer(HttpRequest request);

    HttpLink &link_;
    TokenSource *tokens_ = nullptr;
};

} // namespace letschat::client
