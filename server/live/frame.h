#pragma once

#include <QByteArray>

namespace letschat::server {

/// WebSocket frames as a server writes them: whole, final, unmasked (RFC 6455, 5.2). The same bytes
/// go to every receiver of an event, so they are made once.
QByteArray textFrame(const QByteArray &utf8);
/// The answer to a ping, with what it carried (RFC 6455, 5.5.3).
QByteArray pongFrame(const QByteArray &payload);
/// A close frame without a reason (RFC 6455, 5.5.1).
QByteArray closeFrame(int code);

} // namespace letschat::server
