#include "database/databaseclock.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcClock, "letschat.clock")

namespace letschat::server {

// The database's time was taken between the question and the answer: however long that took, a
// difference beyond it is one.
Result<void> DatabaseClock::compare(SqlConnection &connection)
{
    const auto asked = steady();
    auto rows = connection.run(u"SELECT to_ms(clock_timestamp())"_s);
    const auto half = (steady() - asked) / 2;
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return {};
    const auto there = rows->get<Timestamp>(0);
    const auto offset = there.time_since_epoch() - (asked + half);
    if (std::chrono::abs(offset - offset_.load()) <= tolerance + half)
        return {};
    offset_ = offset;
    qCWarning(lcClock).noquote()
        << u"The clock of this machine is %1 ms from the database's, which counts."_s.arg(
               (SystemClock().now() - now()).count());
    return {};
}

} // namespace letschat::server
