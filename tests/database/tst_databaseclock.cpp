#include "database/databaseclock.h"
#include "support/throwawaypostgres.h"

#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The clock of the database beside that of this machine, which a function puts ahead here.
class DatabaseClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsThisMachinesUntilItComparedAndWhereTheyAgree()
    {
        DatabaseClock clock;
        QVERIFY(isClose(clock, 0ms));
        QVERIFY(compare(clock, 0ms));
        QVERIFY(isClose(clock, 0ms));
    }

    void itIsTheDatabasesWhereTheyDiffer()
    {
        DatabaseClock clock;
        for (const auto ahead : {5min, -5min, 0min}) {
            QVERIFY(compare(clock, ahead));
            QVERIFY(isClose(clock, ahead));
        }
    }

    // Such as the first one of a node, which connects, on a machine with much to do.
    void aSlowAnswerTellsOfAllThatItCannotExplain()
    {
        DatabaseClock clock;
        QVERIFY(compare(clock, 5min, 1500ms));
        QVERIFY(isClose(clock, 5min));
        QVERIFY(compare(clock, 5min + 1s, 3s)); // may be the way: nothing changes
        QVERIFY(isClose(clock, 5min));
    }

    void withoutAnAnswerItStaysAsItWas()
    {
        DatabaseClock clock;
        QVERIFY(compare(clock, 5min));
        SqlConnection away(u"postgresql://nobody@/x?host=/nonexistent"_s);
        QVERIFY(!clock.compare(away));
        QVERIFY(isClose(clock, 5min));
    }

private:
    Result<void> compare(DatabaseClock &clock, std::chrono::milliseconds ahead,
                         std::chrono::milliseconds takes = {})
    {
        SqlConnection connection(url_);
        const auto made = connection.runScript(
            u"CREATE OR REPLACE FUNCTION to_ms(timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$ "
            "DECLARE middle bigint; BEGIN PERFORM pg_sleep(%2 / 2000.0); "
            "middle := extract(epoch FROM clock_timestamp()) * 1000 + %1; "
            "PERFORM pg_sleep(%2 / 2000.0); RETURN middle; END $$"_s.arg(ahead.count())
                .arg(takes.count()));
        return made ? clock.compare(connection) : made;
    }

    static bool isClose(const DatabaseClock &clock, std::chrono::milliseconds ahead)
    {
        const auto off = clock.now() - SystemClock().now() - ahead;
        return std::chrono::abs(off) < 1s;
    }

    ThrowawayPostgres postgres_;
    QString url_ = postgres_.emptyDatabase();
};

QTEST_GUILESS_MAIN(DatabaseClockTest)
#include "tst_databaseclock.moc"
