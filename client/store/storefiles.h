#pragma once

#include "protocol/ids.h"
#include "store/storefault.h"

#include <QStringList>

/// The files of a store as files. Any thread.
namespace letschat::client {

/// Renames the file and what SQLite keeps beside it. Gives the new name, which tells why; empty
/// where that failed.
QString setFileAside(const QString &file, StoreFault::Kind why);

/// Removes the file, what SQLite keeps beside it, and what was set aside of it; but nothing of
/// another account than `owner`. Gives what could not be removed.
QStringList removeFiles(const QString &file, UserId owner);

} // namespace letschat::client
