// Two people and three devices while every connection of theirs, their server and its database
// fail: in the end all hold what was written, once, in one order.
#include "engine/faults/faultstorm.h"

#include <QTest>

using namespace letschat::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sending = "POST /api/v1/conversations";
const QByteArray connecting = "GET /api/v1/ws";

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(world_.start(), qPrintable(world_.server().errorOutput())); }
    void init()
    {
        world_.setLive(true);
        QVERIFY(world_.beginRound());
    }
    void cleanupTestCase() { qInfo().noquote() << world_.report(); }

    /// Without a socket only the nonce can tell that the server has it.
    void aReplyMayBeCutAtEveryByte()
    {
        world_.setLive(false);
        const auto length = strikeEveryByte({Fault::Kind::CutReply, 0, {}, sending}, 1);
        QVERIFY2(length > 500, qPrintable(QString::number(length)));
        QCOMPARE(world_.settle(), QString());
    }

    void aReplyMayBeCutBesideItsEcho()
    {
        strikeEveryByte({Fault::Kind::ResetReply, 0, {}, sending}, 7);
        QCOMPARE(world_.settle(), QString());
    }

    void aRequestMayBeCutAtEveryByte()
    {
        const auto length = strikeEveryByte({Fault::Kind::CutRequest, 0, {}, sending}, 1);
        QVERIFY2(length > 500, qPrintable(QString::number(length)));
        QCOMPARE(world_.settle(), QString());
    }

    void theSocketMayBeCutAnywhere()
    {
        for (int at = 0; at < 3000; at += 50)
            QVERIFY(strike({Fault::Kind::CutReply, at, {}, connecting}));
        QCOMPARE(world_.settle(), QString());
    }

    /// The server says no more than that it is done, and tells of no change.
    void aReactionThatWasThereBeforeIsDoneToo()
    {
        auto &device = *world_.devices().front();
        world_.write(device);
        QCOMPARE(world_.settle(), QString());
        const auto message = device.window().model().row(0).message.id;
        for (const bool on : {false, true, true, false, false}) {
            device.react(message, u"👍"_s, on);
            QTRY_VERIFY_WITH_TIMEOUT(device.isDone(), 10'000);
        }
        QCOMPARE(world_.settle(), QString());
    }

    void aRequestMayComeTwiceAndLate()
    {
        for (int i = 0; i < 20; ++i) {
            const std::chrono::milliseconds delay(i % 3 == 0 ? 0 : 2 * i);
            QVERIFY(strike({Fault::Kind::Duplicate, 0, delay, sending}));
        }
        QCOMPARE(world_.settle(), QString());
    }

    void wordsMayWaitOnTheirWay()
    {
        for (int i = 0; i < 5; ++i) {
            QVERIFY(strike({Fault::Kind::DelayReply, 0, 30ms, sending}));
            QVERIFY(strike({Fault::Kind::DelayRequest, 0, 30ms, sending}));
            QVERIFY(strike({Fault::Kind::DelayReply, 0, 30ms, connecting}));
        }
        QCOMPARE(world_.settle(), QString());
    }

    void aConnectionMayFallSilent()
    {
        for (int i = 0; i < 3; ++i) {
            QVERIFY(strike({Fault::Kind::HalveReply, i * 100, {}, sending}));
            QVERIFY(strike({Fault::Kind::HalveRequest, i * 100, {}, sending}));
            QVERIFY(strike({Fault::Kind::HalveReply, i * 100, {}, connecting}));
        }
        QCOMPARE(world_.settle(), QString());
    }

    void theServerMayBeKilledInTheMiddle()
    {
        for (int i = 0; i < 4; ++i) {
            writeMany(8);
            QTest::qWait(4 * (i + 1)); // in the middle of sending: not a moment to wait for
            QVERIFY2(world_.killServer(), qPrintable(world_.server().errorOutput()));
        }
        QCOMPARE(world_.settle(), QString());
    }

    void theDatabaseMayBeKilledInTheMiddle()
    {
        for (int i = 0; i < 3; ++i) {
            writeMany(8);
            QTest::qWait(4 * (i + 1)); // the same
            QVERIFY(world_.killPostgres());
            writeMany(1);
            QVERIFY(world_.waitUntilSent());
        }
        QCOMPARE(world_.settle(), QString());
    }

    void everythingMayFailAtOnce()
    {
        constexpr quint32 seed = 20'260'302;
        FaultStorm storm(world_, seed);
        storm.setKillsEvery(150);
        QCOMPARE(storm.blow(400), QString());
    }

    /// What is tried again is tried by the engine itself, with its own delays.
    void nobodyNeedsToHurryIt()
    {
        for (const auto &device : world_.devices()) {
            device->setHurrying(false);
            device->proxy().plan({Fault::Kind::CutReply, 40, {}, sending});
            device->proxy().plan({Fault::Kind::Drop, 0, {}, connecting});
            device->proxy().breakAll();
        }
        writeMany(3);
        QCOMPARE(world_.settle(), QString());
        for (const auto &device : world_.devices())
            device->setHurrying(true);
    }

    void andThatWasOftenEnough()
    {
        QVERIFY2(world_.faultCount() >= 1000, qPrintable(world_.report()));
    }

private:
    void writeMany(int count)
    {
        for (int i = 0; i < count; ++i) {
            for (const auto &device : world_.devices())
                world_.write(*device);
        }
    }

    /// The fault strikes once on each device, while it writes.
    bool strike(Fault fault)
    {
        for (const auto &device : world_.devices()) {
            device->proxy().plan(fault);
            if (fault.when == connecting)
                device->proxy().breakAll();
            world_.write(*device);
        }
        return waitForFaults();
    }
    bool waitForFaults()
    {
        if (!world_.waitUntilSent())
            return false;
        const auto isOver = [](const auto &device) { return device->proxy().pending() == 0; };
        (void)QTest::qWaitFor([&] { return std::ranges::all_of(world_.devices(), isOver); }, 200);
        for (const auto &device : world_.devices())
            device->proxy().lift();
        return true;
    }

    /// Each device writes and writes, and each text meets the fault at the next byte once, until
    /// one is beyond the end; says where.
    qint64 strikeEveryByte(Fault fault, int step)
    {
        qint64 missedAt = -1;
        QObject context;
        for (const auto &device : world_.devices()) {
            connect(&device->proxy(), &FaultProxy::missed, &context,
                    [&](const Fault &missed) { missedAt = std::max(missedAt, missed.at); });
        }
        while (missedAt < 0) {
            for (const auto &device : world_.devices()) {
                if (device->proxy().pending() > 0 || device->unsent() > 2)
                    continue;
                device->proxy().plan(fault);
                fault.at += step;
                world_.write(*device);
            }
            QTest::qWait(1);
        }
        return waitForFaults() ? missedAt : -1;
    }

    FaultWorld world_;
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
