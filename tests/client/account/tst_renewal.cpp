#include "client/account/oneaccount.h"

#include <QProcess>
#include <QTest>

#include <csignal>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Holds the session's Secret Service still while it lives: it answers nobody.
class StillStore
{
public:
    StillStore()
        : process_(processOfStore())
    {
        if (process_ > 0)
            ::kill(process_, SIGSTOP);
    }
    ~StillStore()
    {
        if (process_ > 0)
            ::kill(process_, SIGCONT);
    }
    Q_DISABLE_COPY_MOVE(StillStore)

    bool isHeld() const { return process_ > 0; }

private:
    static pid_t processOfStore()
    {
        QProcess asking;
        asking.start(u"dbus-send"_s, {u"--session"_s, u"--print-reply=literal"_s,
                                      u"--dest=org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                      u"org.freedesktop.DBus.GetConnectionUnixProcessID"_s,
                                      u"string:org.freedesktop.secrets"_s});
        asking.waitForFinished();
        return asking.readAll().simplified().split(' ').last().toInt();
    }

    const pid_t process_;
};

/// How tokens are renewed, against a server that knows one account; with the session's Secret
/// Service, see tests/support/with-secret-service.
class RenewalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { world_ = std::make_unique<OneAccount>(); }

    void theNewTokenIsStoredBeforeItIsUsed()
    {
        Run run(world_->server.url());
        QVERIFY(run.signInAsAda());
        // Asked for in the moment of use; a write asked for later would come after it.
        Run other(world_->server.url());
        QCoro::Task<QString> stored;
        connect(&run.session, &Session::renewed, &other.session,
                [&] { stored = other.vault.read(); });
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Renewed);
        QCOMPARE(QCoro::waitFor(stored), u"refresh-2"_s);
    }

    void twentyWhoAskAtOnceMakeOneRefresh()
    {
        Run run(world_->server.url());
        QVERIFY(run.signInAsAda());
        std::vector<QCoro::Task<Renewal>> asked;
        for (int i = 0; i < 20; ++i)
            asked.push_back(run.session.renew());
        for (auto &each : asked)
            QCOMPARE(QCoro::waitFor(each), Renewal::Renewed);
        QCOMPARE(world_->server.count("POST", "/api/v1/auth/refresh"), 1);
    }

    void aRefusedRenewalEndsTheSessionAndForgetsTheToken()
    {
        Run run(world_->server.url());
        QVERIFY(run.signInAsAda());
        world_->refresh = [] { return refusal(ProblemCode::TokenRevoked); };
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Ended);
        QCOMPARE(run.session.state(), Session::SignedOut);
        QCOMPARE(run.session.accessToken(), QString());
        QTRY_COMPARE(QCoro::waitFor(run.vault.read()), QString());
    }

    void aServerWithTroubleIsNoReasonToSignOut_data()
    {
        QTest::addColumn<ProblemCode>("code");
        QTest::newRow("404") << ProblemCode::NotFound;
        QTest::newRow("429") << ProblemCode::RateLimited;
        QTest::newRow("503") << ProblemCode::Unavailable;
    }
    void aServerWithTroubleIsNoReasonToSignOut()
    {
        QFETCH(ProblemCode, code);
        Run run(world_->server.url());
        QVERIFY(run.signInAsAda());
        world_->refresh = [code] { return refusal(code); };
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Unanswered);
        QCOMPARE(run.session.state(), Session::SignedIn);
        QCOMPARE(QCoro::waitFor(run.vault.read()), u"refresh-1"_s);
    }

    void nothingGoesOutWithTheNewTokenBeforeItIsStored()
    {
        Run run(world_->server.url());
        QVERIFY(run.signInAsAda());
        ApiClient api(run.link, run.session);
        std::vector<QCoro::Task<ApiResult<User>>> calls;
        {
            const StillStore still;
            QVERIFY(still.isHeld());
            for (int i = 0; i < 20; ++i)
                calls.push_back(api.call<GetMe>(Call<GetMe>()));
            QTRY_COMPARE(refreshes(), 1);
            // No signal tells that nothing happens; the wait is far below the vault's patience.
            QTest::qWait(100);
            QCOMPARE(sentWith("access-2"), 0);
            QCOMPARE(run.session.accessToken(), u"access-1"_s);
        }
        for (auto &call : calls)
            QVERIFY(QCoro::waitFor(call).has_value());
        QCOMPARE(sentWith("access-1"), 20);
        QCOMPARE(sentWith("access-2"), 20);
        QCOMPARE(refreshes(), 1);
        QCOMPARE(QCoro::waitFor(run.vault.read()), u"refresh-2"_s);
    }

    void aServerThatSaysWhenIsNotAskedBefore()
    {
        Run run(world_->server.url());
        QVERIFY(run.signInAsAda());
        const auto renew = std::exchange(world_->refresh, [] {
            return refusal(ProblemCode::RateLimited, "Retry-After: 1\r\n");
        });
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Unanswered);
        world_->refresh = renew;
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Unanswered);
        QCOMPARE(refreshes(), 1);
        QTRY_COMPARE(QCoro::waitFor(run.session.renew()), Renewal::Renewed);
    }

    void restoringWaitsAsLongAsTheServerSays()
    {
        {
            Run run(world_->server.url());
            QVERIFY(run.signInAsAda());
        }
        const auto renew = std::exchange(world_->refresh, [] {
            return refusal(ProblemCode::Unavailable, "Retry-After: 2\r\n");
        });
        Run run(world_->server.url());
        run.session.restore();
        QTRY_COMPARE(refreshes(), 1);
        world_->refresh = renew;
        const QDeadlineTimer quiet(1500);
        QTRY_COMPARE(run.session.state(), Session::SignedIn);
        QVERIFY(quiet.hasExpired());
        QCOMPARE(refreshes(), 2);
    }

    void restoringGoesOnAtOnceWhenTheNetworkComesBack()
    {
        {
            Run run(world_->server.url());
            QVERIFY(run.signInAsAda());
        }
        const auto renew =
            std::exchange(world_->refresh, [] { return refusal(ProblemCode::Unavailable); });
        Run run(world_->server.url());
        run.session.restore();
        // Each try makes the next delay longer; without the wake a dozen take minutes.
        QTRY_VERIFY((run.session.wake(), refreshes() >= 12));
        world_->refresh = renew;
        QTRY_VERIFY((run.session.wake(), run.session.state() == Session::SignedIn));
    }

    void aRefusalOfSomeoneElseIsNoReasonToSignOut()
    {
        Run run(world_->server.url());
        QVERIFY(run.signInAsAda());
        world_->refresh = [] { return FakeAnswer{401, "<html>Pay for the network first"}; };
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Unanswered);
        QCOMPARE(run.session.state(), Session::SignedIn);
    }

    void whileTheVaultIsReadTheSessionHasNotEnded()
    {
        Run run(world_->server.url());
        run.session.restore();
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Unanswered);
        QCOMPARE(run.session.state(), Session::Restoring);
    }

    void signingOutEndsTheWaitAndTheNextSignInRenewsForItself()
    {
        Run run(world_->server.url());
        QVERIFY(run.signInAsAda());
        const auto renew = std::exchange(world_->refresh, [] { return std::nullopt; });
        auto first = run.session.renew();
        auto second = run.session.renew();
        QTRY_COMPARE(refreshes(), 1);
        run.session.signOut();
        QVERIFY(first.isReady() && second.isReady());
        QCOMPARE(QCoro::waitFor(first), Renewal::Ended);
        QCOMPARE(QCoro::waitFor(second), Renewal::Ended);
        world_->refresh = renew;
        QVERIFY(run.signInAsAda());
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Renewed);
        QCOMPARE(run.session.accessToken(), u"access-3"_s);
    }

    void theSessionMayDieWhileManyWait()
    {
        auto run = std::make_unique<Run>(world_->server.url());
        QVERIFY(run->signInAsAda());
        world_->refresh = [] { return std::nullopt; };
        std::vector<QCoro::Task<Renewal>> asked;
        for (int i = 0; i < 20; ++i)
            asked.push_back(run->session.renew());
        QTRY_COMPARE(refreshes(), 1);
        run.reset();
        for (auto &each : asked) {
            QVERIFY(each.isReady());
            QCOMPARE(QCoro::waitFor(each), Renewal::Unanswered);
        }
    }

private:
    int refreshes() const { return world_->server.count("POST", "/api/v1/auth/refresh"); }
    int sentWith(const QByteArray &token) const
    {
        return int(std::ranges::count(world_->server.requests(), token, &FakeRequest::token));
    }

    std::unique_ptr<OneAccount> world_;
};

QTEST_GUILESS_MAIN(RenewalTest)
#include "tst_renewal.moc"
