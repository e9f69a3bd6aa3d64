#include "loop.h"

#include <algorithm>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <system_error>
#include <unistd.h>

namespace letschat::load {

Loop::Loop()
    : epoll_(epoll_create1(EPOLL_CLOEXEC))
{
    if (epoll_ < 0)
        throw std::system_error(errno, std::generic_category(), "epoll_create1");
    prctl(PR_SET_TIMERSLACK, 1UL); // else each wait may last 50 µs longer
}

Loop::~Loop()
{
    close(epoll_);
}

void Loop::watch(int fd, Watched &watched, std::uint32_t events) const
{
    epoll_event event{.events = events, .data = {.ptr = &watched}};
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) != 0)
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
}

void Loop::change(int fd, Watched &watched, std::uint32_t events) const
{
    epoll_event event{.events = events, .data = {.ptr = &watched}};
    if (epoll_ctl(epoll_, EPOLL_CTL_MOD, fd, &event) != 0)
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
}

void Loop::forget(int fd) const
{
    epoll_ctl(epoll_, EPOLL_CTL_DEL, fd, nullptr);
}

void Loop::at(Nanoseconds time, std::function<void()> act)
{
    timers_.push({time, nextOrder_++, std::move(act)});
}

void Loop::turn(Nanoseconds end)
{
    const auto next = timers_.empty() ? end : std::min(end, timers_.top().time);
    const auto pause = std::max<Nanoseconds>(next - now(), 0);
    const timespec wait{.tv_sec = pause / second, .tv_nsec = pause % second};
    std::array<epoll_event, 512> events{};
    const int count = epoll_pwait2(epoll_, events.data(), int(events.size()), &wait, nullptr);
    for (int i = 0; i < count; ++i)
        static_cast<Watched *>(events[std::size_t(i)].data.ptr)
            ->ready(events[std::size_t(i)].events);
    const auto present = now();
    while (!timers_.empty() && timers_.top().time <= present) {
        const auto act = timers_.top().act;
        timers_.pop();
        act();
    }
}

bool Loop::run(const std::function<bool()> &isDone, Nanoseconds patience)
{
    const auto end = now() + patience;
    while (!isDone()) {
        if (now() >= end)
            return false;
        turn(std::min(end, now() + 100 * millisecond));
    }
    return true;
}

void Loop::run(Nanoseconds length)
{
    const auto end = now() + length;
    while (now() < end)
        turn(end);
}

} // namespace letschat::load
