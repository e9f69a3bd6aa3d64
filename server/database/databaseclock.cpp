#include "database/databaseclock.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcClock, "letschat.clock")

namespace letschat::server {

Result<void> DatabaseClock::compare(SqlConnection &connection)
{
    const auto before = std::chrono::steady_clock::now();
    auto rows = connection.run(u"SELECT to_ms(clock_timestamp())"_s);
    const auto here = system_.now();
    const auto took = std::chrono::steady_clock::now() - before;
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next() || took > tolerance / 2)
        return {}; // too slow to tell
    const auto offset = rows->get<Timestamp>(0) - here;
    const auto change = std::chrono::abs(offset - offset_.load());
    if (change <= tolerance)
        return {};
    qCWarning(lcClock).noquote()
        << u"The clock of this machine is %1 ms from the database's, which counts."_s.arg(
               -offset.count());
    offset_ = offset;
    return {};
}

} // namespace letschat::server
