#pragma once

#include "app/commandline.h"
#include "app/settings.h"

namespace letschat::server {

/// `letschatd migrate [--status]`: applies what is pending, or lists every migration. Returns the
/// exit status.
int migrate(const Settings &settings, bool onlyStatus);

/// `letschatd user …`. Works beside a running server, which hears of ended sessions within
/// seconds, and without one. Returns the exit status: 0 done, 1 refused, else as StartFault.
int administerUsers(const Settings &settings, const CommandLine &line);

} // namespace letschat::server
