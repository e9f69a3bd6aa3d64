#pragma once

#include <QtGlobal>

#include <chrono>

namespace letschat::server {

/// What one connection may cost. Sizes in bytes. The defaults are those of protocol.md, 1 ("HTTP
/// limits"); where that page is silent the reason stands beside the number. How large a body may be
/// is the endpoint's own number (binding.h).
struct HttpLimits
{
    /// Request line and header fields together; more is answered 431.
    qsizetype head = 16 * 1024;
    /// The request target; more is answered 414. RFC 9110, 4.1 wants at least 8,000.
    qsizetype target = 8 * 1024;
    /// How long a new connection may stay silent.
    std::chrono::milliseconds firstByte{5'000};
    /// From the first byte of a header to its last.
    std::chrono::milliseconds header{5'000};
    /// The longest silence inside a body.
    std::chrono::milliseconds bodyStall{15'000};
    /// Bytes a second that a body must have on average, so that a drip cannot hold its place, after
    /// the time that any body may take: the largest JSON body (1 MiB) may take 18 minutes.
    qint64 bodyRate = 1024;
    std::chrono::milliseconds bodyGrace{60'000};
    /// Silence between two requests; a quarter more than the 60 s that clients may count on.
    std::chrono::milliseconds idle{75'000};
    /// How long an answer may find no taker, for clients that ask and do not read.
    std::chrono::milliseconds writeStall{30'000};
    /// Bytes of unread answers beyond which the next pipelined request waits.
    qint64 unsent = 256 * 1024;
    /// After an answer to a request that was not read to its end: how long, and how much, is still
    /// read and dropped, so that the client sees the answer rather than a reset (RFC 9112, 9.6).
    std::chrono::milliseconds linger{1'000};
    qint64 lingerBytes = 8 * 1024 * 1024;
    /// How often the times above are looked at.
    std::chrono::milliseconds tick{250};
};

} // namespace letschat::server
