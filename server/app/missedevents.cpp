#include "app/missedevents.h"

#include "protocol/events.h"

namespace letschat::server {

MissedEvents::MissedEvents(Database &database, const ConnectionRegistry &registry)
    : database_(database)
    , registry_(registry)
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
        if (!connection.change(QStringLiteral("SELECT 1")))
            return note();
        registry_.deliverToAll(encodeEvent(SyncHint{}));
    });
}

} // namespace letschat::server
