#pragma once

#include "store/storelane.h"

#include <QtGlobal>

#include <deque>

namespace letschat::test {

/// What a HandLane was given, and what is done of it. It outlives the lane, as a disk outlives a
/// process.
class LaneQueue
{
public:
    void push(std::function<void()> work, std::function<void()> then);

    /// The next work is done: its transaction is committed. False when there is none.
    bool runOne();
    /// What was done is told. False when there is nothing to tell.
    bool deliverOne();
    /// Everything, with what follows from it.
    void runAll();
    bool isEmpty() const { return posted_.empty() && done_.empty(); }
    qsizetype postedCount() const { return postedCount_; }
    /// How many were done, from the first one on.
    qsizetype ranCount() const { return ranCount_; }

    /// The process dies: what was not done is not done. Gives it away, so that what waits for it
    /// can still be told, once nobody is there to listen.
    struct Rest
    {
        std::deque<std::pair<std::function<void()>, std::function<void()>>> posted;
        std::deque<std::function<void()>> done;
    };
    Rest giveUp();

private:
    Rest rest_;
    decltype(Rest::posted) &posted_ = rest_.posted;
    decltype(Rest::done) &done_ = rest_.done;
    qsizetype postedCount_ = 0;
    qsizetype ranCount_ = 0;
};

/// A lane whose steps are the schedule's.
class HandLane final : public client::StoreLane
{
public:
    explicit HandLane(LaneQueue &queue)
        : queue_(queue)
    {}

    void post(std::function<void()> work, std::function<void()> then) override
    {
        queue_.push(std::move(work), std::move(then));
    }

private:
    LaneQueue &queue_;
};

} // namespace letschat::test
