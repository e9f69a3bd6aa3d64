#pragma once

#include "protocol/people.h"

/// Who blocks whom: protocol.md, 4.1.
namespace letschat {

struct ListBlocks : Endpoint<Method::Get, "/blocks">
{
    static constexpr std::string_view summary = "The people whom the caller blocks";
    using Response = UserList;
};

/// Idempotent. Oneself: 422.
struct Block : Endpoint<Method::Put, "/blocks/{user_id}">
{
    static constexpr std::string_view summary = "Block a person";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::ValidationFailed};
    using Path = UserPath;
};

struct Unblock : Endpoint<Method::Delete, "/blocks/{user_id}">
{
    static constexpr std::string_view summary = "Unblock a person";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::ValidationFailed};
    using Path = UserPath;
};

} // namespace letschat
