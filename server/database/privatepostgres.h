#pragma once

#include "database/postgresbinaries.h"
#include "platform/childprocess.h"
#include "protocol/problem.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace letschat::server {

/// A PostgreSQL cluster of the server's own, in its data directory: made at the first start,
/// reached by Unix socket only, running exactly as long as this object, and started again when it
/// dies.
///
/// Lives in the main thread, which must be the last to end: the kernel ends PostgreSQL with it,
/// also after kill -9. What an earlier server left running is stopped before a new one starts.
class PrivatePostgres : public QObject
{
    Q_OBJECT

public:
    /// `user`: whom PostgreSQL runs as where this process is root, which PostgreSQL refuses to be.
    PrivatePostgres(const QString &dataDir, const QString &user, QObject *parent = nullptr);
    ~PrivatePostgres() override;

    /// Makes the cluster if there is none, and returns when it answers. Blocks, at most two minutes
    /// (a recovery). The detail of a problem is one sentence for the administrator.
    Result<void> start();
    /// Stops it and waits until it is gone.
    void stop();

    /// In libpq's form; good for the life of the cluster.
    QString url() const;
    /// The same for the cluster that another process runs in this data directory.
    QString expectedUrl();

private:
    Result<void> prepareUser();
    Result<void> findBinaries();
    Result<void> makeCluster();
    void chooseSocketDir();
    Result<void> makeSocketDir();
    Result<void> endLeftOver();
    void disownPidFile();
    void launch();
    Result<void> waitUntilItAnswers();
    void forwardLog();
    QString clusterVersion() const;
    Result<void> makeOwnDir(const QString &path) const;

    QString dataDir_;
    QString cluster_;
    QString socketDir_;
    QString userName_;
    std::optional<SystemUser> user_;
    PostgresBinaries binaries_;
    QProcess process_;
    QTimer restart_;
    bool isStopping_ = false;
};

} // namespace letschat::server
