#include "epolltest.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSocketNotifier>
#include <QThread>
#include <QTimer>

using namespace std::chrono_literals;
using letschat::test::Pair;

/// When timers fire, and what they may do then. Run by the loop under test.
class EpollTimersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTimerIsDueNotBeforeItsTime_data()
    {
        QTest::addColumn<int>("ms");
        for (const int ms : {0, 1, 7, 40, 120})
            QTest::addRow("%d ms", ms) << ms;
    }

    void aTimerIsDueNotBeforeItsTime()
    {
        QFETCH(int, ms);
        QElapsedTimer clock;
        clock.start();
        qint64 after = -1;
        QTimer::singleShot(ms, Qt::PreciseTimer, this, [&] { after = clock.nsecsElapsed(); });
        QTRY_VERIFY(after >= 0);
        QVERIFY(after >= ms * 1'000'000LL);
    }

    void timersFireInTheOrderOfTheirTimes()
    {
        QList<int> order;
        for (const int ms : {30, 10, 20, 0})
            QTimer::singleShot(ms, this, [&order, ms] { order.append(ms); });
        QTest::qSleep(40);
        QTRY_COMPARE(order, (QList<int>{0, 10, 20, 30}));
    }

    void aRepeatingTimerDoesNotMakeUpForWhatItMissed()
    {
        int fired = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++fired; });
        timer.start(20ms);
        QTest::qSleep(110);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        QCOMPARE(fired, 1);
        QTRY_VERIFY(fired >= 3);
    }

    void aTimerOfNoIntervalStarvesNobody()
    {
        Pair pair;
        QTimer busy;
        int turns = 0;
        connect(&busy, &QTimer::timeout, this, [&] { ++turns; });
        busy.start(0);
        bool isRead = false;
        bool isDue = false;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            pair.take();
            isRead = true;
        });
        QTimer::singleShot(5, this, [&] { isDue = true; });
        pair.send();
        QTRY_VERIFY(isRead && isDue);
        QVERIFY(turns > 1);
    }

    void aTimerDoesNotFireWhileItsReceiverIsAtIt()
    {
        QTimer timer;
        int depth = 0;
        int deepest = 0;
        int fired = 0;
        connect(&timer, &QTimer::timeout, this, [&] {
            deepest = std::max(deepest, ++depth);
            ++fired;
            QEventLoop nested;
            QTimer::singleShot(30, &nested, &QEventLoop::quit);
            nested.exec();
            --depth;
        });
        timer.start(1ms);
        QTRY_VERIFY(fired >= 3);
        timer.stop();
        QCOMPARE(deepest, 1);
    }

    void aTimerMayEndItselfOrItsOwner()
    {
        auto *timer = new QTimer;
        int fired = 0;
        connect(timer, &QTimer::timeout, this, [&] {
            ++fired;
            delete timer;
        });
        timer->start(1ms);
        QTest::qWait(30);
        QCOMPARE(fired, 1);

        QTimer one;
        QTimer other;
        connect(&one, &QTimer::timeout, &other, &QTimer::stop);
        connect(&other, &QTimer::timeout, &one, &QTimer::stop);
        int both = 0;
        connect(&one, &QTimer::timeout, this, [&] { ++both; });
        connect(&other, &QTimer::timeout, this, [&] { ++both; });
        one.start(5ms);
        other.start(5ms);
        QTest::qSleep(10);
        QTRY_COMPARE(both, 1);
    }

    void timersAreKnownByTheirObject()
    {
        QObject object;
        auto *dispatcher = QThread::currentThread()->eventDispatcher();
        const int id = object.startTimer(5000, Qt::PreciseTimer);
        QCOMPARE(dispatcher->registeredTimers(&object).size(), 1);
        QCOMPARE(dispatcher->registeredTimers(&object).first().timerId, id);
        QCOMPARE(dispatcher->registeredTimers(&object).first().interval, 5000);
        const int left = dispatcher->remainingTime(id);
        QVERIFY(left > 4000 && left <= 5000);
        QVERIFY(dispatcher->unregisterTimers(&object));
        QVERIFY(!dispatcher->unregisterTimers(&object));
        QCOMPARE(dispatcher->remainingTime(id), -1);
    }
};

int main(int argc, char **argv)
{
    return letschat::test::runByEpoll<EpollTimersTest>(argc, argv);
}

#include "tst_epolltimers.moc"
