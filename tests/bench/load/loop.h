#pragma once

#include "clock.h"

#include <queue>

#include <array>
#include <functional>
#include <vector>

namespace letschat::load {

/// What epoll wakes. It stays alive while the loop runs; after forget() it is not woken any more,
/// but for events that were taken together with the present one.
class Watched
{
public:
    virtual ~Watched() = default;
    virtual void ready(std::uint32_t events) = 0;
};

/// One thread's events and timers.
class Loop
{
public:
    Loop();
    ~Loop();
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    void watch(int fd, Watched &watched, std::uint32_t events) const;
    void change(int fd, Watched &watched, std::uint32_t events) const;
    void forget(int fd) const;

    /// Runs `act` at that time, or as soon as possible after it; never from within another call.
    void at(Nanoseconds time, std::function<void()> act);
    void after(Nanoseconds pause, std::function<void()> act) { at(now() + pause, std::move(act)); }

    /// Until `isDone` is true, which is asked after each turn, or the time is over.
    bool run(const std::function<bool()> &isDone, Nanoseconds patience);
    /// For that long.
    void run(Nanoseconds length);

    /// A place to read into, for whoever is being woken.
    std::array<char, 1 << 18> &scratch() { return scratch_; }

private:
    struct Timer
    {
        Nanoseconds time;
        std::uint64_t order;
        std::function<void()> act;
        bool operator<(const Timer &other) const
        {
            return time != other.time ? time > other.time : order > other.order;
        }
    };
    void turn(Nanoseconds end);

    int epoll_ = -1;
    std::priority_queue<Timer> timers_;
    std::uint64_t nextOrder_ = 0;
    std::array<char, 1 << 18> scratch_{};
};

} // namespace letschat::load
