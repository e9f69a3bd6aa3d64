#pragma once

#include "app/services.h"

#include <QObject>
#include <QTimer>

#include <atomic>

namespace letschat::server {

/// Asks the database every two seconds what happened elsewhere: which sessions ended, by a command
/// of the administrator or by another node while the bus is away (protocol.md, 3: within 5 s), and
/// whether a command changed what people's devices hold, which then sync. And what time it is
/// there. Lives in the main thread; asks on a database thread.
class EndedSessions : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds interval{2};

    explicit EndedSessions(Services &services);

    /// Takes all that ended while access tokens of today could have been given. Before the server
    /// listens; blocks.
    Result<void> load(SqlConnection &connection);
    void startWatching() { timer_.start(interval); }

private:
    Result<void> take(SqlConnection &connection, Timestamp now, Timestamp since);
    Result<void> takeOutsideChanges(SqlConnection &connection);
    void ask();

    Services &services_;
    QTimer timer_;
    Timestamp lastAsked_;
    std::optional<qint64> outsideChanges_;
    std::atomic<bool> isAsking_ = false;
};

} // namespace letschat::server
