#include "messages/messagewriter.h"

#include "messages/messagebatch.h"

#include <algorithm>
#include <set>

namespace letschat::server {

void MessageWriter::Pending::await_suspend(std::coroutine_handle<> waiting)
{
    home_ = HomeThread::current();
    waiting_ = waiting;
    writer_.enqueue(this);
}

void MessageWriter::enqueue(Pending *pending)
{
    std::unique_lock lock(mutex_);
    queue_.push_back(pending);
    if (std::exchange(isScheduled_, true))
        return;
    lock.unlock();
    writer_.post([this](SqlConnection &connection) { writeBatch(connection); });
}

// A nonce that comes twice goes in two batches: the second then finds the first.
MessageWriter::Batch MessageWriter::takeBatch()
{
    const std::lock_guard lock(mutex_);
    Batch batch;
    std::vector<Pending *> later;
    std::set<std::pair<UserId, Nonce>> seen;
    for (auto *pending : queue_) {
        const auto &draft = pending->draft_;
        if (batch.size() < largestBatch && seen.emplace(draft.senderId, draft.nonce).second)
            batch.push_back(pending);
        else
            later.push_back(pending);
    }
    queue_ = std::move(later);
    return batch;
}

void MessageWriter::writeBatch(SqlConnection &connection)
{
    const Batch batch = takeBatch();
    commit(connection, batch);
    // One bad apple must not spoil the others: what failed together is tried one by one.
    const bool failed = batch.front()->answer_ && !batch.front()->answer_->has_value() &&
                        batch.front()->answer_->error().code == ProblemCode::Internal;
    if (failed) {
        for (auto *pending : batch)
            commit(connection, {pending});
    }
    answer(batch);
    std::unique_lock lock(mutex_);
    isScheduled_ = !queue_.empty();
    if (!isScheduled_)
        return;
    lock.unlock();
    writer_.post([this](SqlConnection &next) { writeBatch(next); });
}

void MessageWriter::commit(SqlConnection &connection, const Batch &batch) const
{
    QList<Draft> drafts;
    for (const auto *pending : batch)
        drafts.append(pending->draft_);
    MessageBatch messages(connection);
    auto stored = messages.store(drafts);
    if (messages.isOutcomeUnknown())
        bus_.noteMissed();
    for (size_t i = 0; i < batch.size(); ++i) {
        if (stored)
            batch[i]->answer_ = std::move(stored->answers[qsizetype(i)]);
        else
            batch[i]->answer_ = std::unexpected(stored.error());
    }
    if (stored) {
        if (batchStored_)
            batchStored_(batch.size());
        for (const auto &delivery : stored->deliveries)
            bus_.publish(delivery);
    }
}

void MessageWriter::answer(const Batch &batch)
{
    for (auto *pending : batch)
        pending->home_->resume(pending->waiting_);
}

} // namespace letschat::server
