#pragma once

#include "http/handler.h"
#include "protocol/endpoint.h"

namespace letschat::server {

/// What a service gives, as an answer with the endpoint's first success.
template <class T>
QCoro::Task<Result<Answer<T>>> answer(QCoro::Task<Result<T>> task)
{
    auto value = co_await std::move(task);
    if (!value)
        co_return std::unexpected(value.error());
    co_return Answer<T>{std::move(*value)};
}

inline QCoro::Task<Result<Answer<Nothing>>> answerNothing(QCoro::Task<Result<void>> task)
{
    auto done = co_await std::move(task);
    if (!done)
        co_return std::unexpected(done.error());
    co_return Answer<Nothing>{};
}

} // namespace letschat::server
