#pragma once

#include "app/settings.h"
#include "app/startfault.h"
#include "database/privatepostgres.h"
#include "database/sqlconnection.h"
#include "platform/filelock.h"

#include <chrono>
#include <memory>

namespace letschat::server {

/// The data directory and the database of one server, held as long as this lives. Main thread.
class DataHome
{
public:
    /// How long a server waits for a command that has the directory.
    static constexpr std::chrono::seconds patienceWithCommands{3};

    explicit DataHome(const Settings &settings)
        : settings_(settings)
    {}

    /// Takes the data directory for this process alone.
    Step take();
    /// Sees to it that the database runs. Needs take().
    Step startDatabase();
    /// For commands, which work beside a running server too: its private cluster is used where
    /// there is one, else taken, started, and stopped with this. With database_url neither is
    /// touched.
    Step reach();

    /// A connection to what startDatabase() or reach() saw to.
    std::expected<std::unique_ptr<SqlConnection>, StartFault> connect() const;

    /// Good after startDatabase() or reach().
    const QString &databaseUrl() const { return databaseUrl_; }
    /// True when a running letschatd has the data directory. Good after reach().
    bool isServed() const { return isServed_; }
    /// The same, asked now, and with database_url too.
    bool looksServed() const;
    bool isPrivate() const { return settings_.databaseUrl.isEmpty(); }
    /// Whether the private cluster was made already.
    bool hasCluster() const;

private:
    Step makeDirectory() const;
    Step lock();
    Step reachTheServers();

    const Settings &settings_;
    std::unique_ptr<FileLock> lock_;
    std::unique_ptr<PrivatePostgres> postgres_;
    QString databaseUrl_;
    bool isServed_ = false;
};

} // namespace letschat::server
