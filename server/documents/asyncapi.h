#pragma once

#include "live/livesettings.h"

#include <QJsonObject>

namespace letschat::server {

/// The AsyncAPI 3.0 document of the socket: every frame of a client, every event of the server,
/// the handshake, the times and the close codes.
QJsonObject asyncApi(const LiveSettings &settings);

} // namespace letschat::server
