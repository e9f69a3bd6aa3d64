#include "epolltest.h"
#include "platform/handover.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QPointer>
#include <QSocketNotifier>
#include <QThread>
#include <QTimer>

using letschat::server::EpollEventDispatcher;
using letschat::test::Pair;

namespace {

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

/// Wake-ups from other threads, and loops in loops. Run by the loop under test.
class EpollEventDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheLoopOfThisThread()
    {
        QVERIFY(qobject_cast<EpollEventDispatcher *>(QThread::currentThread()->eventDispatcher()));
    }

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
    return letschat::test::runByEpoll<EpollEventDispatcherTest>(argc, argv);
}

#include "tst_epolleventdispatcher.moc"
