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
        /// The disk is full, or may not be written to.
        NoRoom,
        /// The file is damaged.
        Damaged,
        Other,
    };

    Kind kind = Kind::Other;
    /// What SQLite said; for the log.
    QString detail;
};

template <class T>
using StoreResult = std::expected<T, StoreFault>;

} // namespace letschat::client
