#pragma once

#include <functional>
#include <memory>

namespace letschat::client {

/// Where the work of the store is done: one piece after the other, away from who asks for it.
class StoreLane
{
public:
    virtual ~StoreLane() = default;

    /// Does `work` after all that was posted before, in a thread of the lane's choice but always
    /// the same; then calls `then` in the thread that posts, in the order of posting. What was
    /// posted is done also when the lane dies.
    virtual void post(std::function<void()> work, std::function<void()> then) = 0;
};

/// A lane with a thread of its own. Made, used and destroyed in a thread with an event loop.
std::unique_ptr<StoreLane> makeThreadLane();

} // namespace letschat::client
