#pragma once

#include "protocol/problem.h"

#include <expected>

namespace letschat::client {

/// Why a call gave no answer, or another than hoped for.
struct ApiError
{
    enum class Kind {
        /// No connection, or it broke: whether the call was carried out is unknown.
        Unreachable,
        /// No answer in time: the same.
        Timeout,
        /// The server understood and said no (a 4xx).
        Refused,
        /// A 5xx, or an answer that is not of the contract: whether it was carried out is unknown.
        ServerFault,
    };

    Kind kind = Kind::Unreachable;
    /// What the server said; of use with Refused, and with ServerFault for its retryAfter.
    Problem problem;

    /// True where the same call may well succeed later, without anything being changed.
    bool mayPass() const;
    /// True when the server does not take the access token.
    bool isAboutToken() const;
};

template <class T>
using ApiResult = std::expected<T, ApiError>;

/// The error in one or two sentences for the user, without codes or addresses.
QString plainWords(const ApiError &error);

} // namespace letschat::client
