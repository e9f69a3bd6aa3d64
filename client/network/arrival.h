#pragma once

#include <QtGlobal>

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace letschat::client {

/// What any number of coroutines wait for and one event brings, again and again. Whoever owns it
/// completes it before it dies, so that no coroutine waits for ever. One thread.
///
///     auto arrived = arrival.wait();
///     T value = co_await arrived;
template <class T>
class Arrival
{
    struct Slot
    {
        std::coroutine_handle<> waiting;
        std::optional<T> value;
    };

public:
    /// Copies wait for the same: g++ 12 copies what is awaited.
    class Wait
    {
    public:
        explicit Wait(Arrival &arrival)
            : arrival_(&arrival)
        {}

        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> waiting)
        {
            slot_->waiting = waiting;
            arrival_->slots_.push_back(slot_);
        }
        T await_resume() { return std::move(*slot_->value); }

    private:
        Arrival *arrival_;
        std::shared_ptr<Slot> slot_ = std::make_shared<Slot>();
    };

    Arrival() = default;
    ~Arrival() { Q_ASSERT(slots_.empty()); }
    Q_DISABLE_COPY_MOVE(Arrival)

    Wait wait() { return Wait(*this); }

    /// Gives the value to all who wait now and lets each run on. The arrival may die meanwhile.
    void complete(const T &value)
    {
        const auto waiting = std::exchange(slots_, {});
        for (const auto &slot : waiting)
            slot->value = value;
        for (const auto &slot : waiting)
            slot->waiting.resume();
    }

private:
    std::vector<std::shared_ptr<Slot>> slots_;
};

} // namespace letschat::client
