#pragma once

#include "bus/bus.h"
#include "database/lane.h"
#include "platform/homethread.h"
#include "protocol/messages.h"

#include <coroutine>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace letschat::server {

/// A message as it was asked for, before the database decides on it.
struct Draft
{
    MessageId id; ///< what it is called if it is new
    ConversationId conversationId;
    UserId senderId;
    Nonce nonce;
    QString body;
    std::optional<MessageId> replyTo;
};

struct StoredMessage
{
    Message message;
    /// False: this sender sent it before, with the same nonce.
    bool isNew = false;
};

/// Stores messages, as many as came while the last transaction committed in one transaction (no
/// timer: alone, one goes at once), and publishes their events after the commit, in the order of
/// their numbers. Any thread; must outlive what it was asked for.
class MessageWriter
{
public:
    /// Most messages in one transaction: beyond this the gain of a batch is flat, and the first
    /// waits for the last.
    static constexpr size_t largestBatch = 256;

    /// Told of each batch with its size, in the writing thread.
    using BatchStored = std::function<void(size_t)>;

    MessageWriter(Lane &writer, Bus &bus, BatchStored batchStored = {})
        : writer_(writer)
        , bus_(bus)
        , batchStored_(std::move(batchStored))
    {}

    /// Awaitable giving Result<StoredMessage>; the answer comes after the commit.
    class Pending
    {
    public:
        Pending(MessageWriter &writer, Draft draft)
            : writer_(writer)
            , draft_(std::move(draft))
        {}
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> waiting);
        Result<StoredMessage> await_resume() { return std::move(*answer_); }

    private:
        friend class MessageWriter;
        MessageWriter &writer_;
        Draft draft_;
        std::optional<HomeThread> home_;
        std::coroutine_handle<> waiting_;
        std::optional<Result<StoredMessage>> answer_;
    };

    Pending store(Draft draft) { return Pending(*this, std::move(draft)); }

private:
    using Batch = std::vector<Pending *>;

    void enqueue(Pending *pending);
    Batch takeBatch();
    void writeBatch(SqlConnection &connection);
    void commit(SqlConnection &connection, const Batch &batch) const;
    static void answer(const Batch &batch);

    Lane &writer_;
    Bus &bus_;
    const BatchStored batchStored_;
    std::mutex mutex_;
    std::vector<Pending *> queue_;
    bool isScheduled_ = false;
};

} // namespace letschat::server
