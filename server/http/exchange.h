#pragma once

#include "http/response.h"

#include <atomic>
#include <memory>

namespace letschat::server {

/// Who writes answers: the connection, seen from its requests.
class Answerer
{
public:
    virtual void answer(Response response) = 0;

protected:
    ~Answerer() = default;
};

/// What a connection and its requests have in common, and what is left of it once it is gone.
struct Lifeline
{
    /// Set when the client has left. Any thread may read it.
    std::atomic<bool> gone{false};
    /// For the connection's thread only.
    Answerer *answerer = nullptr;
};

/// One request that wants its one answer. The connection may be gone by then; answering it does
/// nothing. Let go of without an answer, it answers 500, so that no client waits for ever.
/// Belongs to the connection's thread.
class Exchange
{
public:
    explicit Exchange(std::shared_ptr<Lifeline> lifeline);
    Exchange(Exchange &&other) noexcept = default;
    Exchange &operator=(Exchange &&other) noexcept = default;
    ~Exchange();

    void answer(Response response);
    void answer(const Problem &problem) { answer(toResponse(problem)); }

    /// True in the flag once nobody waits for the answer any more; for queues on other threads.
    std::shared_ptr<const std::atomic<bool>> gone() const;

private:
    std::shared_ptr<Lifeline> lifeline_;
};

} // namespace letschat::server
