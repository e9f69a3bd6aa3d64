#pragma once

#include "app/settings.h"

namespace letschat::server {

/// `letschatd backup FILE`: the database at one moment, and the signing keys of the data directory,
/// as one file that only its owner may read. Works beside a running server, and without one. A file
/// of that name is replaced once the new one is whole. Returns the exit status: 0 done, 1 refused,
/// else as StartFault.
int backup(const Settings &settings, const QString &file);

/// `letschatd restore FILE [--force]`: the other way, in one transaction, while no server runs. A
/// file that is not whole, or of a newer letschatd, changes nothing; neither does a database that
/// holds people, unless forced, and then it holds those of the backup only. Returns the same.
int restore(const Settings &settings, const QString &file, bool isForced);

} // namespace letschat::server
