#pragma once

#include <QString>

#include <expected>

namespace letschat::client {

/// Why the store did not do something. Nothing of it was done then.
struct StoreFault
{
    enum class Kind {
        /// No account's store is open.
        Closed,
        /// The disk is full, may not be written to, or does not answer; or another program holds
        /// the file.
        Unavailable,
        /// The file is damaged.
        Damaged,
        /// It is the store of another account.
        Foreign,
        /// A newer program made it.
        Newer,
        Other,
    };

    Kind kind = Kind::Other;
    /// What SQLite said; for the log.
    QString detail;
};

template <class T>
using StoreResult = std::expected<T, StoreFault>;

} // namespace letschat::client
