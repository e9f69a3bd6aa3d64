#pragma once

#include "core/timestamp.h"

#include <QUuid>

namespace letschat {

/// A new UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then random bits, so that ids
/// made later sort later and the primary key's index grows at its end. Safe from any thread.
QUuid makeUuid7(Timestamp now);

} // namespace letschat
