#pragma once

#include <QByteArrayView>

#include <chrono>
#include <functional>
#include <string_view>

namespace letschat::server {

/// What is told of a request once its answer is written.
struct ServedRequest
{
    /// "other" for one that is not of the contract; as `route`, good for the life of the program
    std::string_view method;
    std::string_view route; ///< as bound, `/users/{user_id}`; "none" where nothing is bound
    int status = 0;
    std::chrono::microseconds took{}; ///< from the end of its head
    QByteArrayView requestId;         ///< good during the call
};

/// Called on the I/O threads, and must not block them. May be empty.
using Served = std::function<void(const ServedRequest &)>;

} // namespace letschat::server
