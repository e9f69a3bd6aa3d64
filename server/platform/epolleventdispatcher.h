#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

struct epoll_event;

namespace letschat::server {

/// The event loop of a thread with many sockets, on Linux. A turn costs what is ready, not what is
/// there: both loops that come with Qt look at every socket at every wake (decision 0009).
///
/// A turn: posted events, the wait, events posted meanwhile, sockets, timers. A timer is due not
/// before its time and, when nothing else is, less than a millisecond after; it fires once a turn,
/// and not again while its receiver is still at it. Belongs to its thread, but for wakeUp() and
/// interrupt().
class EpollEventDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    /// Ends the program where the kernel gives no descriptors: nothing works without.
    explicit EpollEventDispatcher(QObject *parent = nullptr);
    ~EpollEventDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    using Clock = std::chrono::steady_clock;

    struct Timer
    {
        QObject *object = nullptr;
        std::chrono::milliseconds interval{0};
        Qt::TimerType type = Qt::CoarseTimer;
        Clock::time_point due;
        bool isFiring = false;
    };
    struct Watched
    {
        QSocketNotifier *notifiers[3] = {}; ///< by QSocketNotifier::Type
        std::uint32_t told = 0;             ///< what the kernel watches for
        bool isStale = false;
        std::uint32_t wanted() const;
        bool isEmpty() const { return !notifiers[0] && !notifiers[1] && !notifiers[2]; }
    };
    using Due = std::pair<Clock::time_point, int>;

    bool sendPosted();
    int wait(QEventLoop::ProcessEventsFlags flags, epoll_event *ready, int most);
    int msUntilNext(QEventLoop::ProcessEventsFlags flags) const;
    void tellKernel();
    void tellKernel(int descriptor, Watched &watched) const;
    bool activate(const epoll_event &event);
    bool fireTimers();
    bool fire(int timerId);

    const int epoll_;
    const int wakeUps_; ///< an eventfd
    std::atomic<bool> isWoken_ = false;
    std::atomic<bool> isAsleep_ = false;
    std::atomic<bool> isInterrupted_ = false;
    QHash<int, Watched> watched_; ///< by descriptor
    std::vector<int> stale_;      ///< descriptors of which the kernel is to be told before the wait
    QHash<int, Timer> timers_;
    std::set<Due> due_; ///< of those that are not firing
};

} // namespace letschat::server
