#pragma once

#include "database/privatepostgres.h"
#include "database/sqlconnection.h"

#include <QTemporaryDir>

#include <memory>

namespace letschat::tests {

/// A real PostgreSQL for one test program, gone with it. The calls give the URL of an
/// empty or a migrated database, a new one each time.
class ThrowawayPostgres
{
public:
    ThrowawayPostgres();

    QString emptyDatabase();
    QString migratedDatabase();

    server::PrivatePostgres &postgres() { return *postgres_; }
    QString dataDir() const { return dir_.path(); }

private:
    QString create(const QString &from);
    QString urlOf(const QString &database) const;

    QTemporaryDir dir_;
    std::unique_ptr<server::PrivatePostgres> postgres_;
    int count_ = 0;
    QString template_;
};

} // namespace letschat::tests
