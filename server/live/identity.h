#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"
#include "protocol/problem.h"

#include <functional>

namespace letschat::server {

/// Whose socket it is, and until when its token is good.
struct Identity
{
    UserId userId;
    SessionId sessionId;
    Timestamp expiresAt;
};

/// Checks an access token in memory, without blocking; any I/O thread.
using Identify = std::function<Result<Identity>(const QByteArray &token)>;

} // namespace letschat::server
