#include "security/ratelimiter.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace letschat;
using namespace letschat::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class SetClock final : public Clock
{
public:
    Timestamp now() const override { return now_; }
    void advance(std::chrono::milliseconds by) { now_ += by; }

private:
    Timestamp now_{1795342530000ms};
};

SessionId session()
{
    return SessionId{QUuid::createUuid()};
}

int passing(RateLimiter &limiter, RateKind kind, const RateKey &key, int tries)
{
    int passed = 0;
    for (int i = 0; i < tries; ++i)
        passed += limiter.take(kind, key).has_value();
    return passed;
}

} // namespace

class RateLimiterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactlyAsManyPassAsTheLimitSays()
    {
        RateLimiter limiter(clock_);
        const RateKey key(session());
        QCOMPARE(passing(limiter, RateKind::Message, key, 500), 120);
        QCOMPARE(passing(limiter, RateKind::Refresh, key, 500), 10);
        QCOMPARE(passing(limiter, RateKind::Message, RateKey(session()), 500), 120);
    }

    void nodesCountAsOne()
    {
        RateLimiter here(clock_);
        RateLimiter there(clock_);
        here.shareWith([&](const RateCount &count) { there.add(count); });
        there.shareWith([&](const RateCount &count) { here.add(count); });
        const RateKey key(session());
        for (int i = 0; i < 5; ++i) {
            QVERIFY(here.take(RateKind::Refresh, key));
            QVERIFY(there.take(RateKind::Refresh, key));
        }
        QVERIFY(!here.take(RateKind::Refresh, key));
        QVERIFY(!there.take(RateKind::Refresh, key));
        here.giveBack(RateKind::Refresh, key);
        QVERIFY(there.take(RateKind::Refresh, key));
        clock_.advance(30s);
        QVERIFY(!there.take(RateKind::Refresh, key));
        clock_.advance(30s);
        QVERIFY(there.take(RateKind::Refresh, key));
    }

    // What few clients come near to is not worth a word: a tenth goes uncounted on each other node.
    void ofLargeLimitsNodesTellFromATenthOn()
    {
        RateLimiter here(clock_);
        RateLimiter there(clock_);
        int words = 0;
        here.shareWith([&](const RateCount &count) {
            there.add(count);
            ++words;
        });
        const RateKey key(session());
        QCOMPARE(passing(here, RateKind::Message, key, 11), 11);
        QCOMPARE(words, 0);
        QCOMPARE(passing(here, RateKind::Message, key, 1), 1);
        QCOMPARE(words, 1);
        QCOMPARE(passing(there, RateKind::Message, key, 200), 120 - 12);
    }

    void theMinuteBeginsWithTheFirst()
    {
        RateLimiter limiter(clock_);
        const RateKey key(session());
        QCOMPARE(passing(limiter, RateKind::Refresh, key, 9), 9);
        clock_.advance(59'500ms);
        QCOMPARE(passing(limiter, RateKind::Refresh, key, 3), 1);
        const auto refused = limiter.take(RateKind::Refresh, key);
        QCOMPARE(refused.error().code, ProblemCode::RateLimited);
        QCOMPARE(refused.error().retryAfter, std::optional(1s));
        clock_.advance(500ms);
        QCOMPARE(passing(limiter, RateKind::Refresh, key, 20), 10);
        QCOMPARE(limiter.take(RateKind::Refresh, key).error().retryAfter, std::optional(60s));
    }

    void onlyWhatIsCountedUsesUpTheLimit()
    {
        RateLimiter limiter(clock_);
        const RateKey key(u"192.0.2.1"_s);
        for (int i = 0; i < 100; ++i)
            QVERIFY(limiter.check(RateKind::FailedLogin, key));
        for (int i = 0; i < 20; ++i) {
            QVERIFY(limiter.check(RateKind::FailedLogin, key));
            limiter.count(RateKind::FailedLogin, key);
        }
        QVERIFY(!limiter.check(RateKind::FailedLogin, key));
        QVERIFY(limiter.check(RateKind::FailedLogin, RateKey(u"192.0.2.2"_s)));
    }

    void anIpv6HouseholdCountsAsOne()
    {
        RateLimiter limiter(clock_);
        const RateKey one(u"2001:db8:1:2::1"_s);
        const RateKey sameHouse(u"2001:db8:1:2:ffff::7"_s);
        const RateKey nextHouse(u"2001:db8:1:3::1"_s);
        QCOMPARE(passing(limiter, RateKind::Registration, one, 20), 10);
        QCOMPARE(passing(limiter, RateKind::Registration, sameHouse, 20), 0);
        QCOMPARE(passing(limiter, RateKind::Registration, nextHouse, 20), 10);
        QCOMPARE(passing(limiter, RateKind::Registration, RateKey(u"::ffff:192.0.2.1"_s), 20), 10);
        QCOMPARE(passing(limiter, RateKind::Registration, RateKey(u"192.0.2.1"_s), 20), 0);
        QCOMPARE(passing(limiter, RateKind::Registration, RateKey(u"192.0.2.2"_s), 20), 10);
    }

    void nothingIsRefusedWhileSwitchedOff()
    {
        RateLimiter limiter(clock_, RateLimits::none());
        QCOMPARE(passing(limiter, RateKind::Refresh, RateKey(session()), 1000), 1000);
        RateLimits off;
        off.on = false;
        RateLimiter other(clock_, off);
        QCOMPARE(passing(other, RateKind::Refresh, RateKey(session()), 1000), 1000);
        QCOMPARE(other.size(), 0u);
    }

    void memoryIsBounded()
    {
        RateLimiter limiter(clock_, {}, 1600);
        for (int i = 0; i < 10'000; ++i)
            QVERIFY(limiter.take(RateKind::Call, RateKey(session())));
        QVERIFY(limiter.size() <= 1600);
        clock_.advance(1min);
        for (int i = 0; i < 1000; ++i) // enough to meet every shard
            limiter.count(RateKind::Call, RateKey(session()));
        QVERIFY2(limiter.size() <= 1000, "what is over is let go first");
    }

    void aClockSetBackLocksNobodyOut()
    {
        RateLimiter limiter(clock_);
        const RateKey key(session());
        QCOMPARE(passing(limiter, RateKind::Refresh, key, 20), 10);
        clock_.advance(-24h);
        QCOMPARE(passing(limiter, RateKind::Refresh, key, 20), 10);
    }

    void manyThreadsShareOneLimit()
    {
        RateLimiter limiter(clock_, {}, 64);
        const RateKey shared(session());
        std::atomic<int> passed = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int j = 0; j < 1000; ++j) {
                    passed += limiter.take(RateKind::Call, shared).has_value();
                    (void)limiter.check(RateKind::Call, shared);
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(passed.load(), 600);
    }

private:
    SetClock clock_;
};

QTEST_APPLESS_MAIN(RateLimiterTest)
#include "tst_ratelimiter.moc"
