#pragma once

#include <QIcon>

namespace letschat::client {

/// The program's icon with a number on it, in every size that trays ask for; without one for 0,
/// and "99+" beyond 99. GUI thread.
QIcon appIcon(int unread = 0);

} // namespace letschat::client
