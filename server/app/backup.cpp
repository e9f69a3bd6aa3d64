#include "app/backup.h"

#include "app/datahome.h"
#include "app/say.h"
#include "backup/backupfile.h"
#include "database/migrator.h"
#include "database/postgrestools.h"
#include "platform/childprocess.h"
#include "security/signingkeys.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

/// Grows when an older program could not read the file.
constexpr int formatOfToday = 1;

// The files of a backup.
constexpr auto aboutName = "backup.json";
constexpr auto keysName = "jwt-secret";
constexpr auto dumpName = "database.dump";

/// All of LetsChat's that is there: a newer schema has more than the dump names. Nothing that comes
/// with an extension, nor what another role owns.
constexpr auto clearSql = R"(
SET LOCAL lock_timeout = '10s';
DO $$
DECLARE command text;
BEGIN
    IF to_regclass('schema_migrations') IS NULL THEN
        RETURN;
    END IF;
    FOR command IN
        SELECT format('DROP TABLE %s CASCADE', c.oid::regclass) FROM pg_class c
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND c.relnamespace = current_schema()::regnamespace
          AND c.relowner = current_user::regrole
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        UNION ALL
        SELECT format('DROP ROUTINE %s CASCADE', p.oid::regprocedure) FROM pg_proc p
        WHERE p.pronamespace = current_schema()::regnamespace
          AND p.proowner = current_user::regrole
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    LOOP
        EXECUTE command;
    END LOOP;
END $$;)";

/// The same database, taken back to an earlier moment, begins another life: database/epoch.h.
constexpr auto beginLifeSql = R"(
RESET search_path;
UPDATE instance SET epoch = gen_random_uuid(), origin = NULL;)";

struct DatabaseState
{
    QString version; ///< the major one of PostgreSQL
    QString schema;  ///< the last migration; empty where there is none
    qint64 accounts = 0;
    qint64 others = 0; ///< connections of other letschatd
};

Result<qint64> number(SqlConnection &connection, const QString &sql)
{
    auto rows = connection.run(sql);
    if (!rows)
        return std::unexpected(rows.error());
    rows->next();
    return rows->get<qint64>(0);
}

Result<DatabaseState> look(SqlConnection &connection)
{
    DatabaseState state;
    const auto version =
        number(connection, u"SELECT current_setting('server_version_num')::int / 10000"_s);
    const auto others = number(connection, uR"(
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
           AND application_name = current_setting('application_name') AND pid <> pg_backend_pid())"_s);
    const auto isThere =
        number(connection, u"SELECT (to_regclass('schema_migrations') IS NOT NULL)::int"_s);
    for (const auto *each : {&version, &others, &isThere}) {
        if (!*each)
            return std::unexpected(each->error());
    }
    state.version = QString::number(*version);
    state.others = *others;
    if (*isThere == 0)
        return state;
    auto last = connection.run(u"SELECT coalesce(max(name), '') FROM schema_migrations"_s);
    if (!last)
        return std::unexpected(last.error());
    last->next();
    state.schema = last->get<QString>(0);
    if (state.schema.isEmpty())
        return state;
    const auto accounts = number(connection, u"SELECT count(*) FROM users"_s);
    if (!accounts)
        return std::unexpected(accounts.error());
    state.accounts = *accounts;
    return state;
}

QString counted(qint64 accounts)
{
    return accounts == 1 ? u"1 account"_s : u"%1 accounts"_s.arg(accounts);
}

QString keyFileOf(const Settings &settings)
{
    return settings.dataDir + u'/' + QLatin1StringView(keysName);
}

QByteArray about(const DatabaseState &state)
{
    return QJsonDocument(QJsonObject{
                             {u"format"_s, formatOfToday},
                             {u"program"_s, u"letschatd " LETSCHAT_VERSION ""_s},
                             {u"made_at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                             {u"postgresql"_s, state.version},
                             {u"schema"_s, state.schema},
                         })
        .toJson();
}

Step write(const Settings &settings, const DataHome &home, const DatabaseState &state,
           BackupWriter &file)
{
    file.add(aboutName, about(state));
    if (settings.jwtSecretFile.isEmpty()) {
        QFile keys(keyFileOf(settings));
        if (keys.open(QIODevice::ReadOnly))
            file.add(keysName, keys.readAll());
        else if (keys.exists())
            return fault(StartFault::Refused, u"data_dir: %1 cannot be read: %2."_s.arg(
                                                  keys.fileName(), keys.errorString()));
    }
    file.begin(dumpName);
    const auto dumped =
        PostgresTools(home.databaseUrl(), state.version).dump([&](const QByteArray &part) {
            return file.write(part);
        });
    file.end();
    return dumped ? Step() : fault(StartFault::Refused, dumped.error());
}

/// What a backup says of itself; the problem is a sentence.
std::expected<QJsonObject, QString> readAbout(BackupFile &file, const QString &path)
{
    auto about = QJsonDocument::fromJson(file.bytes(aboutName)).object();
    const auto known = Migrator::compiledIn();
    const auto schema = about.value("schema"_L1).toString();
    if (about.value("format"_L1).toInt() < 1 || !file.has(dumpName))
        return std::unexpected(u"%1 is no backup of letschatd. Nothing was changed."_s.arg(path));
    if (about.value("format"_L1).toInt() > formatOfToday ||
        std::ranges::find(known, schema, &Migration::name) == known.end())
        return std::unexpected(u"%1 was made by a newer program, %2. Install that one. Nothing was "
                               "changed."_s.arg(path, about.value("program"_L1).toString()));
    if (file.has(keysName) && !SigningKeys::parse(file.bytes(keysName)))
        return std::unexpected(
            u"%1 has no signing keys where they should be. Nothing was changed."_s.arg(path));
    return about;
}

Step mayRestore(const DatabaseState &state, bool isForced)
{
    if (state.others > 0)
        return fault(StartFault::Refused,
                     u"database_url: a letschatd serves this database. End it first; "
                     "nothing was changed."_s);
    if (state.accounts > 0 && !isForced)
        return fault(
            StartFault::Refused,
            u"The database holds %1 accounts, which the backup would replace. With --force "
            "it does; nothing was changed."_s.arg(state.accounts));
    return {};
}

Step bringBack(const Settings &settings, const DataHome &home, const DatabaseState &state,
               BackupFile &file)
{
    // Made first and named last: what can fail has failed before the database is another.
    QSaveFile keys(keyFileOf(settings));
    const bool hasKeys = settings.jwtSecretFile.isEmpty() && file.has(keysName);
    const auto bytes = file.bytes(keysName);
    if (hasKeys && (!keys.open(QIODevice::WriteOnly) ||
                    !keys.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
                    keys.write(bytes) != bytes.size()))
        return fault(StartFault::Refused,
                     u"data_dir: %1 cannot be written: %2. Nothing was changed."_s.arg(
                         keys.fileName(), keys.errorString()));
    file.rewindTo(dumpName);
    const auto done = PostgresTools(home.databaseUrl(), state.version)
                          .restore([&] { return file.next(); }, clearSql, beginLifeSql);
    if (!done)
        return fault(StartFault::Refused, done.error() + u" Nothing was changed."_s);
    if (hasKeys && !keys.commit())
        return fault(StartFault::Refused,
                     u"The database is restored, but %1 cannot be written: %2."_s.arg(
                         keys.fileName(), keys.errorString()));
    if (hasKeys && isRoot())
        giveToOwnerOf(settings.dataDir, keys.fileName());
    return {};
}

StartFault away(const Problem &problem)
{
    return {StartFault::DatabaseAway, sentenceOf(problem)};
}

} // namespace

int backup(const Settings &settings, const QString &file)
{
    DataHome home(settings);
    if (home.isPrivate() && !home.hasCluster())
        return fail({StartFault::Refused,
                     u"data_dir: there is no database in %1."_s.arg(settings.dataDir)});
    if (const auto reached = home.reach(); !reached)
        return fail(reached.error());
    const auto connection = home.connect();
    if (!connection)
        return fail(connection.error());
    const auto state = look(**connection);
    if (!state)
        return fail(away(state.error()));
    if (state->schema.isEmpty())
        return fail({StartFault::Refused, u"The database holds nothing of LetsChat."_s});
    BackupWriter writer(file);
    if (!writer.open())
        return fail(
            {StartFault::Refused, u"%1 cannot be written: %2."_s.arg(file, writer.fault())});
    if (const auto written = write(settings, home, *state, writer); !written)
        return fail(written.error());
    const auto size = writer.size();
    if (!writer.commit())
        return fail(
            {StartFault::Refused, u"%1 cannot be written: %2."_s.arg(file, writer.fault())});
    print(stdout, u"%1 holds %2, in %3 KiB."_s.arg(file, counted(state->accounts)).arg(size >> 10));
    if (!settings.jwtSecretFile.isEmpty())
        print(stdout, u"Keep a copy of %1 (jwt_secret_file) too."_s.arg(settings.jwtSecretFile));
    return 0;
}

int restore(const Settings &settings, const QString &file, bool isForced)
{
    auto opened = BackupFile::open(file);
    if (!opened)
        return fail({StartFault::Refused, opened.error()});
    const auto about = readAbout(*opened, file);
    if (!about)
        return fail({StartFault::Refused, about.error()});
    DataHome home(settings);
    for (const auto step : {&DataHome::take, &DataHome::startDatabase}) {
        if (const auto done = (home.*step)(); !done)
            return fail(done.error());
    }
    auto connection = home.connect();
    if (!connection)
        return fail(connection.error());
    const auto before = look(**connection);
    if (!before)
        return fail(away(before.error()));
    if (const auto may = mayRestore(*before, isForced); !may)
        return fail(may.error());
    (*connection)->close();
    if (const auto done = bringBack(settings, home, *before, *opened); !done)
        return fail(done.error());
    const auto after = look(**connection);
    if (!after)
        return fail(away(after.error()));
    print(stdout, u"Restored %1, as of %2."_s.arg(counted(after->accounts),
                                                  about->value("made_at"_L1).toString()));
    return 0;
}

} // namespace letschat::server
