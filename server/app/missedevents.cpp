#include "app/missedevents.h"

namespace letschat::server {

namespace {

// A backend goes on with its COMMIT when our end of the connection is gone.
constexpr auto underWaySql = R"(
    SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
      AND backend_type = 'client backend' AND xact_start < clock_timestamp() - interval '1 second')";

} // namespace

MissedEvents::MissedEvents(Database &database, Bus &bus)
    : database_(database)
    , bus_(bus)
{
    timer_.setInterval(interval);
    connect(&timer_, &QTimer::timeout, this, &MissedEvents::ask);
}

void MissedEvents::note()
{
    const auto start = [this] {
        if (!timer_.isActive()) // starting again would put off what is due
            timer_.start();
    };
    QMetaObject::invokeMethod(&timer_, start, Qt::QueuedConnection);
}

void MissedEvents::ask()
{
    timer_.stop(); // what is noted from now on is another doubt
    database_.readers().post([this](SqlConnection &connection) {
        const auto isUnderWay = hasRow(connection.run(QLatin1StringView(underWaySql)));
        if (!isUnderWay || *isUnderWay)
            return note();
        bus_.letEverybodySync();
    });
}

} // namespace letschat::server
