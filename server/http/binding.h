#pragma once

#include "http/exchange.h"
#include "http/handler.h"
#include "http/parameters.h"
#include "http/shape.h"
#include "protocol/endpoint.h"

#include <functional>
#include <string_view>

/// One endpoint type as the edge runs it: from text to structs, to the handler, and back.
namespace letschat::server {

/// Bytes that a JSON body may have (protocol.md, 1). An endpoint that takes more says so with
/// `static constexpr qint64 maxBody`.
inline constexpr qint64 defaultMaxBody = 128 * 1024;

template <class E>
constexpr qint64 maxBodyOf()
{
    if constexpr (requires { E::maxBody; })
        return E::maxBody;
    else
        return defaultMaxBody;
}

/// A request that passed every check which needs no knowledge of its endpoint's types. The views
/// are good until the handler has its structs.
struct Incoming
{
    Parameters path;
    QByteArrayView query;
    QByteArray body;
    Caller caller;
    Origin origin;
};

/// An endpoint with its handler. Immutable once made.
struct Binding
{
    Method method = Method::Get;
    /// Below apiBase, with `{name}` where a member of the path stands.
    std::string_view path;
    Access access = Access::Bearer;
    bool wantsJson = false;
    qint64 maxBody = defaultMaxBody;
    Shape shape;
    std::function<void(Incoming, Exchange)> serve;
};

template <class T>
Response toResponse(const Answer<T> &answer, int firstSuccess)
{
    Response response;
    response.status = answer.status != 0 ? answer.status : firstSuccess;
    if (response.status != 204)
        response.body = encode(answer.value);
    if constexpr (requires { T::mediaType; })
        response.mediaType = QByteArrayView(T::mediaType.data(), qsizetype(T::mediaType.size()));
    return response;
}

/// Path, query and body of one request of E, or the first of them that is wrong.
template <class E>
Result<Request<E>> decodeRequest(Incoming &&incoming)
{
    Request<E> request;
    ParameterReader reader;
    request.path = reader.read<typename E::Path>(incoming.path, false);
    if constexpr (!std::is_same_v<typename E::Query, Nothing>)
        request.query = reader.read<typename E::Query>(splitQuery(incoming.query), true);
    if (auto problem = reader.problem())
        return std::unexpected(std::move(*problem));
    if constexpr (hasBody<E>) {
        auto body = decode<typename E::Body>(incoming.body);
        if (!body)
            return std::unexpected(std::move(body.error()));
        request.body = std::move(*body);
    }
    request.caller = incoming.caller;
    request.origin = std::move(incoming.origin);
    return request;
}

/// Runs the handler to its end, however late that is, and answers.
template <class E>
QCoro::Task<void> run(const Handler<E> &handler, Request<E> request, Exchange exchange)
{
    // The handler is looked at before the first suspension only; the Api may be gone afterwards.
    auto task = handler(std::move(request));
    const auto result = co_await task;
    if (result)
        exchange.answer(toResponse(*result, E::successes[0]));
    else
        exchange.answer(result.error());
}

template <class E>
Binding bindEndpoint(Handler<E> handler)
{
    Binding binding;
    binding.method = E::method;
    binding.path = E::path;
    binding.access = E::access;
    binding.wantsJson = hasBody<E>;
    binding.maxBody = maxBodyOf<E>();
    binding.shape = shapeOf<E>();
    binding.serve = [handler = std::move(handler)](Incoming incoming, Exchange exchange) {
        auto request = decodeRequest<E>(std::move(incoming));
        if (request)
            run<E>(handler, std::move(*request), std::move(exchange));
        else
            exchange.answer(request.error());
    };
    return binding;
}

} // namespace letschat::server
