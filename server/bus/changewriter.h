#pragma once

#include "bus/bus.h"
#include "database/database.h"
#include "database/transaction.h"

namespace letschat::server {

/// The way of every change that gets a number, but for new messages, which MessageWriter batches:
/// one transaction each, on the one writing connection, so that commits and the events after them
/// keep the order of the numbers (decision 0004). Any thread with an event loop may await.
class ChangeWriter
{
public:
    ChangeWriter(Lane &writer, const Bus &bus)
        : writer_(writer)
        , bus_(bus)
    {}

    /// `co_await changes.write(job)`: `job(SqlConnection &, QList<Delivery> &)` gives a Result and
    /// runs in the writing thread, inside a transaction. What it refuses changes nothing; what it
    /// adds to the list is published after the commit, before the answer. Name the job before the
    /// co_await (database.h says why).
    template <class Job>
    auto write(const Job &job)
    {
        const auto change = [this, job](SqlConnection &connection) {
            return commit(connection, job);
        };
        return PendingJob(writer_, change);
    }

private:
    template <class Job>
    auto commit(SqlConnection &connection, const Job &job) const
    {
        using Answer = std::invoke_result_t<const Job &, SqlConnection &, QList<Delivery> &>;
        QList<Delivery> deliveries;
        Transaction transaction(connection);
        if (const auto begun = transaction.begin(); !begun)
            return Answer(std::unexpected(begun.error()));
        Answer answer = job(connection, deliveries);
        if (!answer)
            return answer;
        if (const auto committed = transaction.commit(); !committed) {
            bus_.noteMissed();
            return Answer(std::unexpected(committed.error()));
        }
        for (const auto &delivery : deliveries)
            bus_.publish(delivery);
        return answer;
    }

    Lane &writer_;
    const Bus &bus_;
};

} // namespace letschat::server
