#pragma once

#include "core/clock.h"
#include "database/sqlconnection.h"

#include <atomic>

namespace letschat::server {

/// The time of the database, so that nodes on machines whose clocks disagree agree all the same:
/// about tokens, sessions that ended, and when something was. Counted by this machine's steady
/// clock, so that nothing happens when its other one is set. Any thread.
class DatabaseClock final : public Clock
{
public:
    /// Clocks that disagree by less count as one: the way to the database takes time too, and is
    /// not the same each time.
    static constexpr std::chrono::milliseconds tolerance{500};

    Timestamp now() const override { return Timestamp{steady() + offset_.load()}; }

    /// Compares. Blocks the database thread that calls it.
    Result<void> compare(SqlConnection &connection);

private:
    using Duration = std::chrono::milliseconds;

    static Duration steady()
    {
        return std::chrono::floor<Duration>(std::chrono::steady_clock::now().time_since_epoch());
    }

    /// From the steady clock to the database's; before the first comparison to this machine's.
    std::atomic<Duration> offset_{SystemClock().now().time_since_epoch() - steady()};
};

} // namespace letschat::server
