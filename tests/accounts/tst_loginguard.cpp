#include "accounts/loginguard.h"
#include "support/throwawaypostgres.h"

#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// When failed sign-ins lock a name from an address (protocol.md, 3), by the times that are given.
class LoginGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { connection_ = std::make_unique<SqlConnection>(postgres_.migratedDatabase()); }

    void fiveFailuresInAnyFifteenMinutesLock()
    {
        fail({0min, 14min, 14min, 14min});
        QVERIFY(!isLocked(14min));
        fail({16min}); // the first no longer counts
        QVERIFY(!isLocked(16min));
        fail({17min});
        QVERIFY(isLocked(17min));
    }

    void failuresThatAreFarApartDoNot()
    {
        fail({0min, 4min, 8min, 12min, 16min, 20min, 24min, 28min});
        QVERIFY(!isLocked(28min));
    }

    void aLockEndsAndNothingFromBeforeItCounts()
    {
        fail({0min, 1min, 2min, 3min, 4min});
        QVERIFY(isLocked(18min));
        fail({18min}); // knocking does not make it longer
        QVERIFY(!isLocked(19min));
        fail({19min, 19min, 19min, 19min});
        QVERIFY(!isLocked(19min));
        fail({20min});
        QVERIFY(isLocked(20min));
    }

private:
    static constexpr Timestamp begin_{1'800'000'000'000ms};

    void fail(const QList<std::chrono::minutes> &moments)
    {
        for (const auto moment : moments)
            QVERIFY(guard_.noteFailure(*connection_, u"ada"_s, u"192.0.2.1"_s, begin_ + moment));
    }
    bool isLocked(std::chrono::minutes moment)
    {
        return guard_.isLocked(*connection_, u"ada"_s, u"192.0.2.1"_s, begin_ + moment).value();
    }

    ThrowawayPostgres postgres_;
    SystemClock clock_;
    RateLimiter limiter_{clock_, RateLimits{}};
    LoginGuard guard_{limiter_};
    std::unique_ptr<SqlConnection> connection_;
};

QTEST_GUILESS_MAIN(LoginGuardTest)
#include "tst_loginguard.moc"
