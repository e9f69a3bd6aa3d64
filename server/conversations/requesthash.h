#pragma once

#include <QByteArray>

namespace letschat::server {

/// What tells a repeated nonce from a reused one: BLAKE2b over all that was asked for, in
/// hexadecimal.
QByteArray requestHash(const QByteArray &request);

} // namespace letschat::server
