#pragma once

#include "platform/homethread.h"

#include <coroutine>
#include <functional>
#include <optional>

namespace letschat::server {

/// What a coroutine waits for that another thread finds out: `co_await` calls `ask` with a function
/// that takes the answer, in any thread and once; the coroutine goes on in its own.
template <class Answer>
class PendingAnswer
{
public:
    using Take = std::function<void(const Answer &)>;

    explicit PendingAnswer(std::function<void(const Take &)> ask)
        : ask_(std::move(ask))
    {}

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting)
    {
        ask_([this, waiting, home = HomeThread::current()](const Answer &answer) {
            answer_.emplace(answer);
            home.resume(waiting);
        });
    }
    Answer await_resume() { return std::move(*answer_); }

private:
    std::function<void(const Take &)> ask_;
    std::optional<Answer> answer_;
};

} // namespace letschat::server
