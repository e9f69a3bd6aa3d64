#pragma once

#include <QtGlobal>

namespace letschat::server {

/// Cost of argon2id. The default is that of protocol.md, 3.
struct HashingCost
{
    quint64 passes = 3;
    size_t memoryBytes = 64u * 1024 * 1024;
};

} // namespace letschat::server
