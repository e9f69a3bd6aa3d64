#pragma once

#include "core/clock.h"
#include "database/sqlconnection.h"

#include <atomic>

namespace letschat::server {

/// The time of the database, so that nodes on machines whose clocks disagree agree all the same:
/// about tokens, sessions that ended, and when something was. Any thread.
class DatabaseClock final : public Clock
{
public:
    /// Clocks that disagree by less count as one: the way to the database takes time too, and a
    /// clock that is kept by NTP is better followed than corrected.
    static constexpr std::chrono::milliseconds tolerance{500};

    Timestamp now() const override { return system_.now() + offset_.load(); }

    /// Compares. Blocks the database thread that calls it.
    Result<void> compare(SqlConnection &connection);

private:
    SystemClock system_;
    std::atomic<std::chrono::milliseconds> offset_{};
};

} // namespace letschat::server
