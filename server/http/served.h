#pragma once

#include <QByteArrayView>

#include <chrono>
#include <functional>
#include <string_view>

namespace letschat::server {

/// What is told of a request once its answer is written. The views are good during the call.
struct ServedRequest
{
    std::string_view method; ///< "other" for one that is not of the contract
    std::string_view route;  ///< as bound, `/users/{user_id}`; "none" where nothing is bound
    int status = 0;
    std::chrono::microseconds took{}; ///< from the end of its head
    QByteArrayView requestId;
};

/// Called on the I/O threads, and must not block them. May be empty.
using Served = std::function<void(const ServedRequest &)>;

} // namespace letschat::server
