#pragma once

#include "app/settings.h"

namespace letschat::server {

/// `letschatd doctor [--url URL]`: looks at everything that the server needs, beside a running one
/// or without, and says a line each: ok, or what to do. `url` is where clients reach it, through
/// whatever proxy stands before it. Returns 0 when all is ok, else 1.
int doctor(const Settings &settings, const QString &url);

} // namespace letschat::server
