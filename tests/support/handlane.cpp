#include "support/handlane.h"

#include <utility>

namespace letschat::test {

void LaneQueue::push(std::function<void()> work, std::function<void()> then)
{
    posted_.push_back({std::move(work), std::move(then)});
    ++postedCount_;
}

bool LaneQueue::runOne()
{
    if (posted_.empty())
        return false;
    auto [work, then] = std::move(posted_.front());
    posted_.pop_front();
    ++ranCount_;
    work();
    done_.push_back(std::move(then));
    return true;
}

bool LaneQueue::deliverOne()
{
    if (done_.empty())
        return false;
    const auto then = std::move(done_.front());
    done_.pop_front();
    then();
    return true;
}

void LaneQueue::runAll()
{
    while (runOne() || deliverOne()) {
    }
}

LaneQueue::Rest LaneQueue::giveUp()
{
    ranCount_ += qsizetype(posted_.size()); // as far as anybody counts
    return std::exchange(rest_, {});
}

} // namespace letschat::test
