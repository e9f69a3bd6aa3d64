#pragma once

#include "http/requestparser.h"

#include <algorithm>

namespace letschat::test {

inline const server::HttpLimits limits;
inline constexpr qint64 bodyLimit = 1000;
inline const QByteArray chunked = "Transfer-Encoding: chunked\r\n";

/// Feeds everything, in pieces of `step` bytes, accepting the body; returns what was not taken.
inline QByteArray feedAll(server::RequestParser &parser, const QByteArray &bytes,
                          qsizetype step = 1 << 20)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const auto piece =
            QByteArrayView(bytes).sliced(at).first(std::min(step, bytes.size() - at));
        const auto taken = parser.feed(piece);
        at += taken;
        const bool decided = parser.state() == server::RequestParser::State::Decision;
        if (decided)
            parser.acceptBody(bodyLimit);
        if (taken == 0 && !decided)
            break;
    }
    return bytes.sliced(at);
}

/// A request with these fields, and what follows them.
inline QByteArray withFields(const QByteArray &fields, const QByteArray &rest = {})
{
    return "POST /api/v1/x HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + rest;
}

} // namespace letschat::test
