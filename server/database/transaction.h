#pragma once

#include "database/sqlconnection.h"

namespace letschat::server {

/// Everything between begin() and commit() happens, or nothing: what is not committed is rolled
/// back at the end of the scope. When commit() fails the outcome is unknown to the caller.
class Transaction
{
public:
    explicit Transaction(SqlConnection &connection)
        : connection_(connection)
    {}
    ~Transaction()
    {
        if (isOpen_ && connection_.isOpen())
            (void)connection_.runScript(QStringLiteral("ROLLBACK"));
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Result<void> begin() { return beginWith(QStringLiteral("BEGIN")); }
    /// Every statement sees the same state of the database, and none changes it.
    Result<void> beginSnapshot()
    {
        return beginWith(
            QStringLiteral("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"));
    }
    Result<void> commit()
    {
        isOpen_ = false;
        if (generation_ != connection_.generation() || !connection_.isOpen())
            return refuseForNow(QStringLiteral("The database went away in between."));
        return connection_.runScript(QStringLiteral("COMMIT"));
    }

private:
    Result<void> beginWith(const QString &statement)
    {
        auto begun = connection_.runScript(statement);
        isOpen_ = begun.has_value();
        generation_ = connection_.generation();
        return begun;
    }

    SqlConnection &connection_;
    bool isOpen_ = false;
    int generation_ = 0;
};

} // namespace letschat::server
