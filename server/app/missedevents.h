#pragma once

#include "bus/bus.h"
#include "database/database.h"

#include <QObject>
#include <QTimer>

namespace letschat::server {

/// After a doubt whether a change was committed, and so whether its event is missing: lets every
/// socket of every node call /sync once the database answers again and no transaction of ours is
/// under way that may be the doubtful one (protocol.md, 5). Lives in the main thread.
class MissedEvents : public QObject
{
    Q_OBJECT

public:
    /// Longer than the second after which a transaction is counted as old.
    static constexpr std::chrono::milliseconds interval{1200};

    MissedEvents(Database &database, Bus &bus);

    /// Any thread.
    void note();

private:
    void ask();

    Database &database_;
    Bus &bus_;
    QTimer timer_;
};

} // namespace letschat::server
