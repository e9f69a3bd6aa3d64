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
    ChangeWriter(Lane &writer, Bus &bus)
        : writer_(writer)
        , bus_(bus)
    {}

    /// `co_await changes.write(caller, job)`: `job(SqlConnection &, QList<Delivery> &)` gives a
    /// Result and runs in the writing thread, inside a transaction. What it refuses changes
    /// nothing; what it adds to the list is published after the commit, before the answer.
    /// TokenRevoked where the caller's account ended after their token was found good. Name the job
    /// before the co_await (database.h says why).
    template <class Job>
    auto write(UserId caller, const Job &job)
    {
        const auto change = [this, caller, job](SqlConnection &connection) {
            return commit(connection, caller, job);
        };
        return PendingJob(writer_, change);
    }

private:
    /// Holds the account as it is until the end of the transaction.
    static Result<void> admit(SqlConnection &connection, UserId caller)
    {
        const auto found = hasRow(connection.run(QStringLiteral("SELECT FROM users WHERE id = ? "
                                                                "AND deleted_at IS NULL "
                                                                "AND disabled_at IS NULL "
                                                                "FOR KEY SHARE"),
                                                 caller));
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            return refuse(ProblemCode::TokenRevoked,
                          QStringLiteral("The session has ended. Sign in again."));
        return {};
    }

    template <class Job>
    auto commit(SqlConnection &connection, UserId caller, const Job &job) const
    {
        using Answer = std::invoke_result_t<const Job &, SqlConnection &, QList<Delivery> &>;
        QList<Delivery> deliveries;
        Transaction transaction(connection);
        if (const auto begun = transaction.begin(); !begun)
            return Answer(std::unexpected(begun.error()));
        if (const auto admitted = admit(connection, caller); !admitted)
            return Answer(std::unexpected(admitted.error()));
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
    Bus &bus_;
};

} // namespace letschat::server
