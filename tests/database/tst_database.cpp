#include "database/database.h"
#include "database/transaction.h"
#include "support/throwawaypostgres.h"

#include <QCoroTask>
#include <QSemaphore>
#include <QTest>

#include <thread>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Result<int>> readOne(Database &database)
{
    const auto ask = [](SqlConnection &connection) -> Result<int> {
        auto rows = connection.run(u"SELECT 1 + ?"_s, 1);
        if (!rows)
            return std::unexpected(rows.error());
        rows->next();
        return rows->get<int>(0);
    };
    auto answer = co_await database.read(ask);
    co_return answer;
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotCommittedIsRolledBack()
    {
        SqlConnection connection(postgres_.emptyDatabase());
        QVERIFY(connection.runScript(u"CREATE TABLE t (x int)"_s));
        {
            Transaction transaction(connection);
            QVERIFY(transaction.begin());
            QVERIFY(connection.run(u"INSERT INTO t VALUES (?)"_s, 1));
        }
        auto rows = connection.run(u"SELECT count(*) FROM t"_s);
        QVERIFY(rows->next());
        QCOMPARE(rows->get<int>(0), 0);
    }

    void aTransactionCostsNoTurnBeforeItsFirstStatement()
    {
        const auto url = postgres_.emptyDatabase();
        SqlConnection connection(url);
        QVERIFY(connection.runScript(u"CREATE TABLE turns (n int PRIMARY KEY)"_s));
        {
            Transaction transaction(connection);
            QVERIFY(transaction.begin());
            QVERIFY(transaction.commit()); // nothing was asked: there is nothing to end
        }
        {
            Transaction transaction(connection);
            QVERIFY(transaction.begin());
        }
        QVERIFY(connection.change(u"INSERT INTO turns VALUES (1)"_s)); // in no transaction
        SqlConnection other(url);
        QVERIFY(hasRow(other.run(u"SELECT FROM turns WHERE n = 1"_s)).value());
    }

    void whatFailsBehindOthersOfItsTurnTakesThemAllBack()
    {
        const auto url = postgres_.emptyDatabase();
        SqlConnection connection(url);
        QVERIFY(connection.runScript(u"CREATE TABLE fellows (n int PRIMARY KEY)"_s));
        const auto insert = u"INSERT INTO fellows VALUES (?)"_s;
        {
            Transaction transaction(connection);
            QVERIFY(transaction.begin());
            QVERIFY(!transaction.commitBehind(
                QList<Statement>{statement(insert, 1), statement(insert, 1)}));
            QCOMPARE(connection.faultState(), u"23505"_s);
        }
        QVERIFY(!hasRow(connection.run(u"SELECT FROM fellows"_s)).value());
        Transaction transaction(connection);
        QVERIFY(transaction.begin());
        QVERIFY(
            transaction.commitBehind(QList<Statement>{statement(insert, 1), statement(insert, 2)}));
        SqlConnection other(url);
        QVERIFY(hasRow(other.run(u"SELECT FROM fellows WHERE n = 2"_s)).value());
    }

    void whoLosesADeadlockMayTryAgain()
    {
        const auto url = postgres_.emptyDatabase();
        SqlConnection here(url);
        QVERIFY(here.runScript(u"CREATE TABLE a (x int); CREATE TABLE b (x int)"_s));
        QVERIFY(here.runScript(u"BEGIN; LOCK a"_s));
        Result<void> there;
        std::jthread other([&] {
            SqlConnection connection(url);
            there = connection.runScript(u"BEGIN; LOCK b; LOCK a; COMMIT"_s);
        });
        SqlConnection watching(url);
        const auto waits = u"SELECT FROM pg_locks WHERE relation = 'a'::regclass AND NOT granted"_s;
        QTRY_VERIFY(hasRow(watching.run(waits)).value());
        const auto done = here.runScript(u"LOCK b; COMMIT"_s);
        QVERIFY(here.isOpen());
        if (!done)
            QVERIFY(here.runScript(u"ROLLBACK"_s)); // else the other goes on waiting
        other.join();
        QCOMPARE(done.has_value(), !there.has_value());
        QCOMPARE((done ? there : done).error().code, ProblemCode::Unavailable);
    }

    void valuesOfEveryKindComeBackAsTheyWent()
    {
        const auto url = postgres_.emptyDatabase();
        SqlConnection connection(url);
        const auto text = u"a '?' \\ \"b\" \U0001F600\n"_s;
        auto rows = connection.run(
            u"SELECT ?::text, ?::bigint, ?::boolean, ?::text, '?', ?::text, ?::uuid"_s, text,
            qint64(-1) << 62, true, std::optional<QString>(), QString(),
            UserId{QUuid::createUuid()});
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->get<QString>(0), text);
        QCOMPARE(rows->get<qint64>(1), qint64(-1) << 62);
        QVERIFY(rows->get<bool>(2));
        QVERIFY(rows->isNull(3) && rows->get<QString>(3).isNull());
        QCOMPARE(rows->get<QString>(4), u"?"_s);
        QVERIFY(!rows->isNull(5) && rows->get<QString>(5).isEmpty());
        QVERIFY(!rows->get<UserId>(6).isNull());
    }

    void timesAreReadWithoutACall()
    {
        SqlConnection connection(postgres_.migratedDatabase());
        auto rows = connection.run(u"EXPLAIN (VERBOSE) SELECT to_ms(created_at), "
                                   "from_ms(to_ms(created_at)) FROM users"_s);
        QVERIFY(rows);
        QStringList plan;
        while (rows->next())
            plan.append(rows->get<QString>(0));
        QVERIFY2(!plan.filter(u"EXTRACT"_s, Qt::CaseInsensitive).isEmpty(),
                 qPrintable(plan.join(u'\n')));
        QVERIFY2(plan.filter(u"_ms("_s).isEmpty(), qPrintable(plan.join(u'\n')));
    }

    void aTransactionDoesNotOutliveItsConnection()
    {
        SqlConnection connection(postgres_.emptyDatabase());
        SqlConnection other(postgres_.postgres().url());
        QVERIFY(connection.runScript(u"CREATE TABLE t (x int)"_s));
        Transaction transaction(connection);
        QVERIFY(transaction.begin());
        QVERIFY(connection.run(u"INSERT INTO t VALUES (?)"_s, 1));
        endBackends(other);
        QCOMPARE(connection.run(u"SELECT 1"_s).error().code, ProblemCode::Unavailable);
        QVERIFY(connection.run(u"SELECT 1"_s)); // connected anew
        QCOMPARE(transaction.commit().error().code, ProblemCode::Unavailable);
    }

    void aLostConnectionIsMadeAgain()
    {
        Database database(postgres_.emptyDatabase(), 1);
        SqlConnection other(postgres_.postgres().url());
        QCOMPARE(QCoro::waitFor(readOne(database)).value(), 2);
        endBackends(other);
        const auto lost = QCoro::waitFor(readOne(database));
        QVERIFY(lost || lost.error().code == ProblemCode::Unavailable);
        QCOMPARE(QCoro::waitFor(readOne(database)).value(), 2);
    }

    void anAbsentDatabaseIsUnavailableWithARetry()
    {
        Database database(u"postgresql://nobody@/x?host=/nonexistent"_s, 1);
        const auto answer = QCoro::waitFor(readOne(database));
        QCOMPARE(answer.error().code, ProblemCode::Unavailable);
        QVERIFY(answer.error().retryAfter);
    }

    void aLaneOfOneThreadKeepsTheOrder()
    {
        QList<int> order;
        {
            Lane lane(postgres_.emptyDatabase(), 1);
            for (int i = 0; i < 100; ++i)
                lane.post([&order, i](SqlConnection &) { order.append(i); });
        }
        QCOMPARE(order.size(), 100);
        QVERIFY(std::ranges::is_sorted(order));
    }

    void slowJobsHoldUpNobodyElse()
    {
        Lane lane(postgres_.emptyDatabase(), 4);
        QSemaphore goOn;
        QSemaphore done;
        for (int i = 0; i < 3; ++i)
            lane.post([&goOn](SqlConnection &) { goOn.acquire(); });
        for (int i = 0; i < 10; ++i)
            lane.post([&done](SqlConnection &connection) {
                if (connection.run(u"SELECT 1"_s))
                    done.release();
            });
        const bool areDone = done.tryAcquire(10, 10'000);
        goOn.release(3);
        QVERIFY(areDone);
    }

    void aStoppedDatabaseRefusesAtOnce()
    {
        Database database(postgres_.emptyDatabase(), 1);
        database.stop();
        QCOMPARE(QCoro::waitFor(readOne(database)).error().code, ProblemCode::Unavailable);
    }

private:
    static void endBackends(SqlConnection &by)
    {
        QVERIFY(by.run(u"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                       "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"_s));
    }

    ThrowawayPostgres postgres_;
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
