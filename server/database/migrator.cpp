#include "database/migrator.h"

#include "database/transaction.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <thread>

// Outside of any namespace, as Qt wants it: the resources are in a static library.
static void useResources()
{
    Q_INIT_RESOURCE(letschat_migrations);
}

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// Any number, but the same one in every version of the program.
constexpr qint64 advisoryLock = 0x6c65747363686174; // "letschat"

constexpr auto makeLedger = R"(
    CREATE TABLE IF NOT EXISTS schema_migrations (
        name       text PRIMARY KEY,
        checksum   text NOT NULL,
        only_adds  boolean NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
    ))";

// Servers are at work on the tables: whoever waits for a lock holds up all that come behind, and
// two that wait for one another are a deadlock, which PostgreSQL looks for after a second and ends
// by failing either. So the migration lets go before that, and tries again.
constexpr QLatin1StringView briefly("SET LOCAL lock_timeout = '300ms';\n");
constexpr std::chrono::milliseconds pauseBetweenTries{200};

bool isHeldUp(const SqlConnection &connection)
{
    return connection.faultState() == "55P03"_L1 || connection.faultState() == "40P01"_L1;
}

} // namespace

QString Migration::checksum() const
{
    return QString::fromLatin1(
        QCryptographicHash::hash(sql.toUtf8(), QCryptographicHash::Sha256).toHex());
}

bool Migration::onlyAdds() const
{
    return sql.startsWith("-- only adds"_L1);
}

QList<Migration> Migrator::compiledIn()
{
    useResources();
    QList<Migration> migrations;
    const auto names = QDir(u":/migrations"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const auto &name : names) {
        QFile file(u":/migrations/"_s + name);
        if (file.open(QIODevice::ReadOnly))
            migrations.append({name, QString::fromUtf8(file.readAll())});
    }
    return migrations;
}

Result<QList<Migrator::Applied>> Migrator::applied(SqlConnection &connection) const
{
    auto rows =
        connection.run(u"SELECT name, checksum, only_adds FROM schema_migrations ORDER BY name"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QList<Applied> applied;
    while (rows->next())
        applied.append({rows->get<QString>(0), rows->get<QString>(1), rows->get<bool>(2)});
    return applied;
}

Result<void> Migrator::check(const QList<Applied> &applied) const
{
    for (const auto &[name, checksum, onlyAdds] : applied) {
        const auto file = std::ranges::find(known_, name, &Migration::name);
        if (file != known_.end()) {
            if (file->checksum() != checksum)
                return refuse(
                    ProblemCode::Conflict,
                    u"The migration %1 was changed after it had been applied."_s.arg(name));
        } else if (!known_.isEmpty() && name < known_.back().name) {
            return refuse(
                ProblemCode::Conflict,
                u"The migration %1 was applied to this database, but is missing here."_s.arg(name));
        } else if (!onlyAdds) {
            return refuse(ProblemCode::Conflict,
                          u"The database is newer than this program: it has the migration %1. "
                          "Install the newer letschatd."_s.arg(name));
        }
    }
    return {};
}

Result<void> Migrator::apply(SqlConnection &connection, const Migration &migration) const
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto done = connection.runScript(briefly + migration.sql); !done) {
        done.error().detail =
            u"The migration %1 failed. %2"_s.arg(migration.name, done.error().detail);
        return done;
    }
    const auto noted = connection.run(
        u"INSERT INTO schema_migrations (name, checksum, only_adds) VALUES (?, ?, ?)"_s,
        migration.name, migration.checksum(), migration.onlyAdds());
    if (!noted)
        return std::unexpected(noted.error());
    return transaction.commit();
}

Result<void> Migrator::applyPatiently(SqlConnection &connection, const Migration &migration) const
{
    const auto end = std::chrono::steady_clock::now() + patience_;
    while (true) {
        auto done = apply(connection, migration);
        if (done || !connection.isOpen() || !isHeldUp(connection))
            return done;
        if (std::chrono::steady_clock::now() >= end)
            return refuseForNow(u"The migration %1 waits for something that works on its tables "
                                "(a backup?). Try again when that is done."_s.arg(migration.name));
        std::this_thread::sleep_for(pauseBetweenTries);
    }
}

Result<QStringList> Migrator::migrateLocked(SqlConnection &connection) const
{
    if (const auto made = connection.runScript(QLatin1StringView(makeLedger)); !made)
        return std::unexpected(made.error());
    const auto before = applied(connection);
    if (!before)
        return std::unexpected(before.error());
    if (const auto fits = check(*before); !fits)
        return std::unexpected(fits.error());
    QStringList done;
    for (const auto &migration : known_) {
        if (std::ranges::find(*before, migration.name, &Applied::name) != before->end())
            continue;
        if (const auto result = applyPatiently(connection, migration); !result)
            return std::unexpected(result.error());
        done.append(migration.name);
    }
    return done;
}

Result<QList<Migrator::Applied>> Migrator::appliedIfAny(SqlConnection &connection) const
{
    auto rows = connection.run(u"SELECT to_regclass('schema_migrations') IS NULL"_s);
    if (!rows)
        return std::unexpected(rows.error());
    rows->next();
    return rows->get<bool>(0) ? Result<QList<Applied>>() : applied(connection);
}

Result<QStringList> Migrator::pending(SqlConnection &connection) const
{
    const auto before = appliedIfAny(connection);
    if (!before)
        return std::unexpected(before.error());
    if (const auto fits = check(*before); !fits)
        return std::unexpected(fits.error());
    QStringList names;
    for (const auto &migration : known_) {
        if (std::ranges::find(*before, migration.name, &Applied::name) == before->end())
            names.append(migration.name);
    }
    return names;
}

Result<QList<std::pair<QString, bool>>> Migrator::list(SqlConnection &connection) const
{
    const auto before = appliedIfAny(connection);
    if (!before)
        return std::unexpected(before.error());
    QMap<QString, bool> isApplied;
    for (const auto &migration : known_)
        isApplied.insert(migration.name, false);
    for (const auto &applied : *before)
        isApplied.insert(applied.name, true);
    QList<std::pair<QString, bool>> all;
    for (auto entry = isApplied.begin(); entry != isApplied.end(); ++entry)
        all.append({entry.key(), entry.value()});
    return all;
}

Result<QStringList> Migrator::migrate(SqlConnection &connection) const
{
    // Held by the session, over the transactions of all files; gone with the connection at the
    // latest.
    if (const auto locked = connection.run(u"SELECT pg_advisory_lock(?)"_s, advisoryLock); !locked)
        return std::unexpected(locked.error());
    auto done = migrateLocked(connection);
    (void)connection.run(u"SELECT pg_advisory_unlock(?)"_s, advisoryLock);
    return done;
}

} // namespace letschat::server
