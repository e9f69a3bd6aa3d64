#pragma once

#include "desktop/notifier.h"

#include <memory>

namespace letschat::client {

class Tray;

/// What this system has for notifications. `tray` must outlive it.
std::unique_ptr<Notifier> makeSystemNotifier(Tray &tray);

} // namespace letschat::client
