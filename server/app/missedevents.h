#pragma once

#include "database/database.h"
#include "live/connectionregistry.h"

#include <QObject>
#include <QTimer>

namespace letschat::server {

/// After a doubt whether a change was committed, and so whether its event is missing: lets every
/// socket call /sync once the database answers again and no transaction of ours is under way that
/// may be the doubtful one (protocol.md, 5). Lives in the main thread.
class MissedEvents : public QObject
{
    Q_OBJECT

public:
    /// Longer than the second after which a transaction is counted as old.
    static constexpr std::chrono::milliseconds interval{1200};

    MissedEvents(Database &database, const ConnectionRegistry &registry);

    /// Any thread.
    void note();

private:
    void ask();

    Database &database_;
    const ConnectionRegistry &registry_;
    QTimer timer_;
};

} // namespace letschat::server
