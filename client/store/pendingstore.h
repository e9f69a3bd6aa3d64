#pragma once

#include "store/storefault.h"

#include <coroutine>
#include <memory>
#include <optional>

namespace letschat::client {

/// What a coroutine waits for; the job is on its way whether or not somebody waits.
template <class R>
class PendingStore
{
public:
    struct Slot
    {
        std::optional<StoreResult<R>> result;
        std::coroutine_handle<> waiting;
    };

    explicit PendingStore(std::shared_ptr<Slot> slot)
        : slot_(std::move(slot))
    {}

    bool await_ready() const noexcept { return slot_->result.has_value(); }
    void await_suspend(std::coroutine_handle<> waiting) { slot_->waiting = waiting; }
    StoreResult<R> await_resume() { return std::move(*slot_->result); }

private:
    std::shared_ptr<Slot> slot_;
};

} // namespace letschat::client
