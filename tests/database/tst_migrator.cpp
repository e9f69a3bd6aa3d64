#include "database/migrator.h"
#include "support/throwawaypostgres.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

const Migration first{u"0001_a.sql"_s, u"CREATE TABLE a (x int)"_s};
const Migration second{u"0002_b.sql"_s, u"CREATE TABLE b (x int)"_s};

const Migration widens{u"0003_wider.sql"_s,
                       u"ALTER TABLE a ADD COLUMN y int; ALTER TABLE b ADD COLUMN y int"_s};

Result<QStringList> migrate(const QString &url, const QList<Migration> &known)
{
    SqlConnection connection(url);
    return Migrator(known).migrate(connection);
}

} // namespace

class MigratorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void migrationsAreAppliedOnceAndInOrder()
    {
        const QString url = postgres_.emptyDatabase();
        QCOMPARE(migrate(url, {first}).value(), QStringList{first.name});
        QCOMPARE(migrate(url, {first, second}).value(), QStringList{second.name});
        QCOMPARE(migrate(url, {first, second}).value(), QStringList{});
    }

    void anEditedMigrationIsRefusedByName()
    {
        const QString url = postgres_.emptyDatabase();
        QVERIFY(migrate(url, {first, second}));
        const auto refused = migrate(url, {{first.name, first.sql + u' '}, second});
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.contains(first.name), qPrintable(refused.error().detail));
    }

    void aMissingMigrationIsRefusedByName()
    {
        const QString url = postgres_.emptyDatabase();
        QVERIFY(migrate(url, {first, second}));
        const auto refused = migrate(url, {second});
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.contains(first.name), qPrintable(refused.error().detail));
    }

    void aNewerDatabaseIsRefusedUnlessItOnlyAdds()
    {
        const QString url = postgres_.emptyDatabase();
        const Migration adds{u"0003_c.sql"_s, u"-- only adds\nCREATE TABLE c (x int)"_s};
        QVERIFY(migrate(url, {first, adds}));
        QVERIFY(migrate(url, {first}));
        const Migration breaks{u"0004_d.sql"_s, u"DROP TABLE a"_s};
        QVERIFY(migrate(url, {first, adds, breaks}));
        const auto refused = migrate(url, {first, adds});
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.contains(breaks.name), qPrintable(refused.error().detail));
    }

    void aFailingMigrationLeavesNothingOfItself()
    {
        const QString url = postgres_.emptyDatabase();
        const Migration bad{u"0002_b.sql"_s, u"CREATE TABLE b (x int); SELECT * FROM nowhere"_s};
        QVERIFY(!migrate(url, {first, bad}));
        QCOMPARE(migrate(url, {first, second}).value(), QStringList{second.name});
    }

    void manyProgramsAtOnceMigrateOnce()
    {
        const QString url = postgres_.emptyDatabase();
        std::atomic<int> applied = 0;
        std::atomic<int> failed = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                if (const auto done = migrate(url, {first, second}))
                    applied += int(done->size());
                else
                    ++failed;
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(applied.load(), 2);
        QCOMPARE(failed.load(), 0);
    }

    // The other way round than a server that is in the midst of a transaction.
    void aMigrationLetsThoseAtWorkGoFirst()
    {
        const QString url = postgres_.emptyDatabase();
        QVERIFY(migrate(url, {first, second}));
        SqlConnection worker(url);
        QVERIFY(worker.runScript(u"BEGIN; INSERT INTO b VALUES (1)"_s));
        Result<QStringList> done;
        std::jthread migrating([&] { done = migrate(url, {first, second, widens}); });
        SqlConnection watching(url);
        const auto holdsA = u"SELECT FROM pg_locks WHERE relation = 'a'::regclass AND granted "
                            "AND mode = 'AccessExclusiveLock'"_s;
        QTRY_VERIFY(hasRow(watching.run(holdsA)).value());
        QVERIFY(worker.runScript(u"INSERT INTO a VALUES (1); COMMIT"_s));
        migrating.join();
        QCOMPARE(done.value(), QStringList{widens.name});
    }

    void aMigrationThatCannotHaveItsTablesSaysSo()
    {
        const QString url = postgres_.emptyDatabase();
        QVERIFY(migrate(url, {first, second}));
        SqlConnection worker(url);
        QVERIFY(worker.runScript(u"BEGIN; SELECT FROM b"_s));
        SqlConnection connection(url);
        const Migrator hasty({first, second, widens}, std::chrono::milliseconds(100));
        const auto refused = hasty.migrate(connection);
        QCOMPARE(refused.error().code, ProblemCode::Unavailable);
        QVERIFY2(refused.error().detail.contains(widens.name), qPrintable(refused.error().detail));
        QVERIFY(worker.runScript(u"COMMIT"_s));
        QCOMPARE(hasty.migrate(connection).value(), QStringList{widens.name});
    }

private:
    ThrowawayPostgres postgres_;
};

QTEST_GUILESS_MAIN(MigratorTest)
#include "tst_migrator.moc"
