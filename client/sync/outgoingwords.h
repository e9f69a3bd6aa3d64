#pragma once

#include "store/records.h"

namespace letschat::client {

/// Why the server refused it, in words for the user; empty for what was not refused.
QString refusalInWords(const Outgoing &outgoing);

} // namespace letschat::client
