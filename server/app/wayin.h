#pragma once

#include <QUrl>

namespace letschat::server {

/// Takes the way that clients take to the server at `url`: a call, and the handshake of the socket.
/// Empty when both get through, else what to do about it. Blocks for some seconds at most.
QString faultOfWayIn(const QUrl &url);

/// Connects to Redis as the bus does. Empty when it is ready for us, else what is wrong. Wants an
/// application; some seconds at most.
QString faultOfRedis(const QUrl &url);

} // namespace letschat::server
