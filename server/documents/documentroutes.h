#pragma once

#include "live/livesettings.h"

namespace letschat::server {

class Api;

/// Binds the documents of protocol.md, 6. They tell of what is bound by then, so this comes last.
void bindDocuments(Api &api, const LiveSettings &live);

} // namespace letschat::server
