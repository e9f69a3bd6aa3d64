#pragma once

#include "database/sqlconnection.h"

#include <QList>

#include <chrono>

namespace letschat::server {

/// One file of the schema's history.
struct Migration
{
    QString name; ///< `0001_accounts.sql`; the order of names is the order of application
    QString sql;
    QString checksum() const; ///< SHA-256 of the text, in hexadecimal
    /// Its first line says that an older program can work on it: `-- only adds`.
    bool onlyAdds() const;
};

/// Brings a database to the schema of this program. Several programs may try at once: an advisory
/// lock lets one work while the others wait.
class Migrator
{
public:
    /// The migrations compiled into the program.
    static QList<Migration> compiledIn();

    /// `patience`: how long a file is tried whose tables others are at work on.
    explicit Migrator(QList<Migration> known,
                      std::chrono::milliseconds patience = std::chrono::minutes{1})
        : known_(std::move(known))
        , patience_(patience)
    {}

    /// The names of what was applied now. Refuses, by name, a file that was edited after it was
    /// applied or is missing, and a database that is newer than the program unless what is newer
    /// only adds. Each file is one transaction: a failing one leaves those before it. Servers may
    /// be at work meanwhile: they go first, and wait no longer than a moment. Unavailable where one
    /// that holds a table did not come to an end within the patience.
    Result<QStringList> migrate(SqlConnection &connection) const;

    /// The names of those that are still to be applied; changes nothing. Refuses what migrate()
    /// refuses.
    Result<QStringList> pending(SqlConnection &connection) const;
    /// All names, in order: those of the database and those of this program.
    Result<QList<std::pair<QString, bool>>> list(SqlConnection &connection) const;

private:
    struct Applied
    {
        QString name;
        QString checksum;
        bool onlyAdds;
    };

    Result<QList<Applied>> applied(SqlConnection &connection) const;
    Result<QList<Applied>> appliedIfAny(SqlConnection &connection) const;
    Result<void> check(const QList<Applied> &applied) const;
    Result<void> apply(SqlConnection &connection, const Migration &migration) const;
    Result<void> applyPatiently(SqlConnection &connection, const Migration &migration) const;
    Result<QStringList> migrateLocked(SqlConnection &connection) const;

    QList<Migration> known_;
    std::chrono::milliseconds patience_;
};

} // namespace letschat::server
