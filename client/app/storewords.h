#pragma once

#include <QStringList>

namespace letschat::client {

struct StoreFault;
struct StoreOpening;

/// What became of the history on this device, in words for the user; empty where there is nothing
/// to say. `directory` is where it is kept.
QString inWords(const StoreOpening &opening, const QString &directory);
QString inWords(const StoreFault &fault, const QString &directory);
/// Of messages that should have gone from this device, these files are still there.
QString removalFailureInWords(const QStringList &files);

} // namespace letschat::client
