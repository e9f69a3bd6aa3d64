#include "platform/epolleventdispatcher.h"
#include "platform/handover.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPointer>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

using namespace std::chrono_literals;
using letschat::server::EpollEventDispatcher;

namespace {

/// Two ends of a stream.
struct Pair
{
    Pair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
            qFatal("no socket pair");
    }
    ~Pair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    void send() const { QCOMPARE(::write(ends[1], "x", 1), 1); }
    void take() const
    {
        char byte = 0;
        QCOMPARE(::read(ends[0], &byte, 1), 1);
    }

    int ends[2] = {};
};

template <class Action>
void post(QObject *object, Action action)
{
    letschat::server::noteHandOver(object);
    QMetaObject::invokeMethod(
        object,
        [object, action = std::move(action)] {
            letschat::server::noteTakeOver(object);
            action();
        },
        Qt::QueuedConnection);
}

/// A thread with the loop under test.
class LoopThread : public QThread
{
public:
    LoopThread()
    {
        setEventDispatcher(new EpollEventDispatcher);
        start();
        context.moveToThread(this);
    }
    ~LoopThread() override
    {
        quit();
        wait();
    }

    template <class Action>
    void post(Action action)
    {
        ::post(&context, std::move(action));
    }

    QObject context;
};

} // namespace

/// Run by the loop under test: main() sees to it.
class EpollEventDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheLoopOfThisThread()
    {
        QVERIFY(qobject_cast<EpollEventDispatcher *>(QThread::currentThread()->eventDispatcher()));
    }

    // Timers

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

    // Sockets

    void aNotifierHearsAsLongAsItIsOn()
    {
        Pair pair;
        int heard = 0;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            ++heard;
            pair.take();
        });
        for (int i = 1; i <= 3; ++i) {
            pair.send();
            QTRY_COMPARE(heard, i);
        }
        notifier.setEnabled(false);
        pair.send();
        QTest::qWait(10);
        QCOMPARE(heard, 3);
        notifier.setEnabled(true);
        QTRY_COMPARE(heard, 4);
    }

    void readingAndWritingOfOneDescriptorAreApart()
    {
        Pair pair;
        int reads = 0;
        int writes = 0;
        QSocketNotifier reading(pair.ends[0], QSocketNotifier::Read);
        connect(&reading, &QSocketNotifier::activated, this, [&] {
            ++reads;
            pair.take();
        });
        QSocketNotifier writing(pair.ends[0], QSocketNotifier::Write);
        connect(&writing, &QSocketNotifier::activated, this, [&] {
            ++writes;
            writing.setEnabled(false);
        });
        QTRY_COMPARE(writes, 1);
        pair.send();
        QTRY_COMPARE(reads, 1);
        QCOMPARE(writes, 1);
        writing.setEnabled(true);
        QTRY_COMPARE(writes, 2);
    }

    void whoIsServedMayEndTheOthers()
    {
        std::vector<std::unique_ptr<Pair>> pairs;
        std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
        int heard = 0;
        for (int i = 0; i < 20; ++i) {
            const auto &pair = pairs.emplace_back(std::make_unique<Pair>());
            const auto &notifier = notifiers.emplace_back(
                std::make_unique<QSocketNotifier>(pair->ends[0], QSocketNotifier::Read));
            connect(notifier.get(), &QSocketNotifier::activated, this, [&, self = notifier.get()] {
                ++heard;
                self->setEnabled(false);
                std::erase_if(notifiers, [self](auto &other) { return other.get() != self; });
            });
            pair->send();
        }
        QTest::qWait(20);
        QCOMPARE(heard, 1);
        QCOMPARE(notifiers.size(), 1U);
    }

    void aDescriptorMayBeAnothersNext()
    {
        for (int round = 0; round < 50; ++round) {
            Pair pair; // gets the numbers of the one before
            bool isHeard = false;
            auto notifier = std::make_unique<QSocketNotifier>(pair.ends[0], QSocketNotifier::Read);
            connect(notifier.get(), &QSocketNotifier::activated, this, [&] {
                isHeard = true;
                notifier->setEnabled(false);
            });
            pair.send();
            if (round % 2 == 0)
                QTRY_VERIFY(isHeard);
        }
    }

    void theEndOfTheOtherSideIsHeard()
    {
        Pair pair;
        bool isHeard = false;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            isHeard = true;
            notifier.setEnabled(false);
        });
        ::shutdown(pair.ends[1], SHUT_RDWR);
        QTRY_VERIFY(isHeard);
    }

    void socketsCanBeLeftOut()
    {
        Pair pair;
        int heard = 0;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            ++heard;
            pair.take();
        });
        pair.send();
        bool isDue = false;
        QTimer::singleShot(10, this, [&] { isDue = true; });
        while (!isDue)
            QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers |
                                            QEventLoop::WaitForMoreEvents);
        QCOMPARE(heard, 0);
        QTRY_COMPARE(heard, 1);
    }

    void tcpOfQtWorksOnIt()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            auto *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket,
                    [socket] { socket->write(socket->readAll()); });
        });
        QTcpSocket client;
        client.connectToHost(server.serverAddress(), server.serverPort());
        const QByteArray sent(2 * 1024 * 1024, 'x');
        client.write(sent);
        qsizetype received = 0;
        connect(&client, &QTcpSocket::readyRead, this,
                [&] { received += client.readAll().size(); });
        QTRY_COMPARE(received, sent.size());
        client.disconnectFromHost();
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    }

    // Wake-ups and loops

    void whatWasPostedComesBeforeWhatIsReadable()
    {
        Pair pair;
        QList<int> order;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            pair.take();
            order.append(2);
        });
        const std::unique_ptr<QThread> other(QThread::create([&] {
            QThread::msleep(20); // the loop waits by now
            QMetaObject::invokeMethod(this, [&] { order.append(1); }, Qt::QueuedConnection);
            pair.send();
        }));
        other->start();
        QTRY_COMPARE(order.size(), 2);
        QVERIFY(other->wait());
        QCOMPARE(order, (QList<int>{1, 2}));
    }

    void noWakeUpIsLost()
    {
        constexpr int rounds = 5'000;
        std::atomic<int> count = 0;
        LoopThread one;
        LoopThread other;
        std::function<void(LoopThread &, LoopThread &)> pass = [&](LoopThread &from,
                                                                   LoopThread &to) {
            if (++count < rounds)
                to.post([&] { pass(to, from); });
        };
        one.post([&] { pass(one, other); });
        QTRY_COMPARE_WITH_TIMEOUT(count.load(), rounds, 60'000);
    }

    void manyThreadsPostToOne()
    {
        constexpr int each = 5'000;
        int count = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back(QThread::create([&] {
                for (int n = 0; n < each; ++n)
                    QMetaObject::invokeMethod(this, [&] { ++count; }, Qt::QueuedConnection);
            }));
            threads.back()->start();
        }
        QTRY_COMPARE_WITH_TIMEOUT(count, 4 * each, 30'000);
        for (const auto &thread : threads)
            QVERIFY(thread->wait());
    }

    void loopsNest()
    {
        int depth = 0;
        std::function<void()> enter = [&] {
            if (++depth == 5)
                return;
            QEventLoop loop;
            QTimer::singleShot(1, this, [&] {
                enter();
                loop.quit();
            });
            loop.exec();
        };
        enter();
        QCOMPARE(depth, 5);
    }

    void aLoopThatWaitsCanBeEndedFromElsewhere()
    {
        QEventLoop loop;
        const std::unique_ptr<QThread> other(QThread::create([&] {
            QThread::msleep(10);
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
        }));
        other->start();
        QCOMPARE(loop.exec(), 0);
        QVERIFY(other->wait());
    }

    void whatIsDeletedLaterIsDeleted()
    {
        QPointer<QObject> object = new QObject;
        object->deleteLater();
        QTRY_VERIFY(!object);
    }

    void anIdleLoopSleeps()
    {
        LoopThread thread;
        int turns = 0;
        thread.post([&] {
            connect(
                thread.eventDispatcher(), &QAbstractEventDispatcher::aboutToBlock, &thread.context,
                [&turns] { ++turns; }, Qt::DirectConnection);
        });
        QTest::qWait(200);
        thread.quit();
        QVERIFY(thread.wait());
        QVERIFY(turns <= 3);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new EpollEventDispatcher);
    QCoreApplication application(argc, argv);
    EpollEventDispatcherTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_epolleventdispatcher.moc"
