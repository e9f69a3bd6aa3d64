#include "platform/epolleventdispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace letschat::server {

namespace {

// Of a turn; more come with the next.
constexpr int mostReady = 512;

constexpr std::array<std::uint32_t, 3> interests{EPOLLIN, EPOLLOUT, EPOLLPRI};
// What a notifier hears of; the end of a connection is heard by reading and by writing.
constexpr std::array<std::uint32_t, 3> activations{EPOLLIN | EPOLLHUP | EPOLLERR,
                                                   EPOLLOUT | EPOLLHUP | EPOLLERR, EPOLLPRI};

int orDie(int descriptor)
{
    if (descriptor < 0)
        qFatal("No descriptor for an event loop: %s", qPrintable(qt_error_string(errno)));
    return descriptor;
}

} // namespace

std::uint32_t EpollEventDispatcher::Watched::wanted() const
{
    std::uint32_t events = 0;
    for (std::size_t type = 0; type < interests.size(); ++type)
        events |= notifiers[type] ? interests[type] : 0;
    return events;
}

EpollEventDispatcher::EpollEventDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , epoll_(orDie(epoll_create1(EPOLL_CLOEXEC)))
    , wakeUps_(orDie(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)))
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = wakeUps_;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, wakeUps_, &event);
}

EpollEventDispatcher::~EpollEventDispatcher()
{
    ::close(wakeUps_);
    ::close(epoll_);
}

bool EpollEventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    isInterrupted_ = false;
    Q_EMIT awake();
    bool hasDone = sendPosted();
    if (isInterrupted_)
        return hasDone;
    epoll_event ready[mostReady];
    const int count = wait(flags, ready, mostReady);
    hasDone = sendPosted() || hasDone;
    for (int i = 0; i < count && !isInterrupted_; ++i)
        hasDone = activate(ready[i]) || hasDone;
    if (!(flags & QEventLoop::X11ExcludeTimers) && !isInterrupted_)
        hasDone = fireTimers() || hasDone;
    return hasDone;
}

// Whoever posts wakes up: without that nothing was posted.
bool EpollEventDispatcher::sendPosted()
{
    const bool wasWoken = isWoken_.exchange(false);
    QCoreApplication::sendPostedEvents();
    return wasWoken;
}

// `isAsleep_` goes up before `isWoken_` is read, and whoever wakes does it the other way round: one
// of the two sees the other.
int EpollEventDispatcher::wait(QEventLoop::ProcessEventsFlags flags, epoll_event *ready, int most)
{
    tellKernel();
    const bool mayBlock = flags & QEventLoop::WaitForMoreEvents;
    if (mayBlock)
        Q_EMIT aboutToBlock();
    isAsleep_ = mayBlock;
    const int sleep = mayBlock && !isWoken_ && !isInterrupted_ ? msUntilNext(flags) : 0;
    int count = 0;
    if (flags & QEventLoop::ExcludeSocketNotifiers) {
        pollfd wakeUps{wakeUps_, POLLIN, 0};
        ::poll(&wakeUps, 1, sleep);
    } else {
        count = std::max(epoll_wait(epoll_, ready, most, sleep), 0);
    }
    if (isAsleep_.exchange(false)) {
        eventfd_t wakings = 0;
        (void)eventfd_read(wakeUps_, &wakings);
        Q_EMIT awake();
    }
    return count;
}

// -1: nothing is due ever.
int EpollEventDispatcher::msUntilNext(QEventLoop::ProcessEventsFlags flags) const
{
    if ((flags & QEventLoop::X11ExcludeTimers) || due_.empty())
        return -1;
    constexpr std::chrono::milliseconds longest = 24h;
    const auto left = due_.begin()->first - Clock::now();
    return int(
        std::clamp(std::chrono::ceil<std::chrono::milliseconds>(left), 0ms, longest).count());
}

void EpollEventDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    auto &watched = watched_[descriptor];
    watched.notifiers[notifier->type()] = notifier;
    if (!std::exchange(watched.isStale, true))
        stale_.push_back(descriptor);
}

// A descriptor that nobody watches may be closed and be another's a moment later: the kernel is
// told at once.
void EpollEventDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    const auto found = watched_.find(descriptor);
    if (found == watched_.end() || found->notifiers[notifier->type()] != notifier)
        return;
    found->notifiers[notifier->type()] = nullptr;
    if (!found->isEmpty()) {
        if (!std::exchange(found->isStale, true))
            stale_.push_back(descriptor);
        return;
    }
    if (found->told != 0)
        epoll_ctl(epoll_, EPOLL_CTL_DEL, descriptor, nullptr);
    watched_.erase(found);
}

void EpollEventDispatcher::tellKernel()
{
    for (const int descriptor : std::exchange(stale_, {})) {
        const auto found = watched_.find(descriptor);
        if (found != watched_.end() && std::exchange(found->isStale, false))
            tellKernel(descriptor, *found);
    }
}

void EpollEventDispatcher::tellKernel(int descriptor, Watched &watched) const
{
    const auto wanted = watched.wanted();
    if (wanted == watched.told)
        return;
    epoll_event event{};
    event.events = wanted;
    event.data.fd = descriptor;
    const int operation = watched.told == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    watched.told = wanted;
    if (epoll_ctl(epoll_, operation, descriptor, &event) == 0)
        return;
    // Closed and opened again under a notifier that stayed.
    const int other = errno == ENOENT ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    if ((errno == ENOENT || errno == EEXIST) && epoll_ctl(epoll_, other, descriptor, &event) == 0)
        return;
    qWarning("Descriptor %d cannot be watched: %s", descriptor, qPrintable(qt_error_string(errno)));
}

// Any of them may go while another is served.
bool EpollEventDispatcher::activate(const epoll_event &event)
{
    bool hasDone = false;
    for (std::size_t type = 0; type < activations.size(); ++type) {
        if (!(event.events & activations[type]))
            continue;
        const auto found = watched_.constFind(event.data.fd);
        if (found == watched_.cend() || !found->notifiers[type])
            continue;
        QEvent activation(QEvent::SockAct);
        QCoreApplication::sendEvent(found->notifiers[type], &activation);
        hasDone = true;
    }
    return hasDone;
}

void EpollEventDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType type,
                                         QObject *object)
{
    const std::chrono::milliseconds every(interval);
    const auto due = Clock::now() + every;
    timers_.insert(timerId, {object, every, type, due, false});
    due_.emplace(due, timerId);
}

bool EpollEventDispatcher::unregisterTimer(int timerId)
{
    const auto found = timers_.constFind(timerId);
    if (found == timers_.cend())
        return false;
    due_.erase({found->due, timerId});
    timers_.erase(found);
    return true;
}

bool EpollEventDispatcher::unregisterTimers(QObject *object)
{
    bool hadAny = false;
    for (const auto &info : registeredTimers(object))
        hadAny = unregisterTimer(info.timerId) || hadAny;
    return hadAny;
}

QList<QAbstractEventDispatcher::TimerInfo>
EpollEventDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> infos;
    for (auto timer = timers_.cbegin(); timer != timers_.cend(); ++timer) {
        if (timer->object == object)
            infos.append(TimerInfo(timer.key(), int(timer->interval.count()), timer->type));
    }
    return infos;
}

int EpollEventDispatcher::remainingTime(int timerId)
{
    const auto found = timers_.constFind(timerId);
    if (found == timers_.cend())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(found->due - Clock::now());
    return int(std::max(left, 0ms).count());
}

// Those that are due now: one that is due again at once waits for the next turn, so that a timer of
// no interval starves nobody.
bool EpollEventDispatcher::fireTimers()
{
    if (due_.empty())
        return false;
    std::vector<int> now;
    const auto end = due_.upper_bound({Clock::now(), std::numeric_limits<int>::max()});
    for (auto due = due_.begin(); due != end; ++due)
        now.push_back(due->second);
    bool hasDone = false;
    for (const int timerId : now)
        hasDone = fire(timerId) || hasDone;
    return hasDone;
}

bool EpollEventDispatcher::fire(int timerId)
{
    auto found = timers_.find(timerId);
    if (found == timers_.end() || found->isFiring || found->due > Clock::now())
        return false;
    due_.erase({found->due, timerId});
    found->due += found->interval;
    if (const auto now = Clock::now(); found->due < now) // what was missed is not made up for
        found->due = now + found->interval;
    found->isFiring = true;
    auto *object = found->object;
    QTimerEvent event(timerId);
    QCoreApplication::sendEvent(object, &event);
    found = timers_.find(timerId); // it may be gone, or another's by now
    if (found == timers_.end() || !std::exchange(found->isFiring, false))
        return true;
    due_.emplace(found->due, timerId);
    return true;
}

void EpollEventDispatcher::wakeUp()
{
    isWoken_ = true;
    if (isAsleep_)
        eventfd_write(wakeUps_, 1);
}

void EpollEventDispatcher::interrupt()
{
    isInterrupted_ = true;
    wakeUp();
}

} // namespace letschat::server
