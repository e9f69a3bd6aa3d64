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
        if (isOpen_ && connection_.isOpen() && !connection_.takeBackPreceding())
            (void)connection_.runScript(QStringLiteral("ROLLBACK"));
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Costs no turn to the database: it goes with the first statement.
    Result<void> begin() { return beginWith("BEGIN"); }
    /// Every statement sees the same state of the database, and none changes it.
    Result<void> beginSnapshot()
    {
        return beginWith("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }
    /// Runs these as its last, and commits, in one turn to the database. What fails is rolled back,
    /// unless the connection broke: then the outcome is unknown.
    template <class S>
    auto commitBehind(QList<S> last) -> decltype(std::declval<SqlConnection &>().run(last))
    {
        if (generation_ != connection_.generation() || !connection_.isOpen())
            return refuseForNow(goneSentence());
        last.append(S{toSql<S>(), {}});
        auto rows = connection_.run(last);
        isOpen_ = !rows;
        return rows;
    }
    Result<void> commit()
    {
        isOpen_ = false;
        if (generation_ != connection_.generation() || !connection_.isOpen())
            return refuseForNow(goneSentence());
        if (connection_.takeBackPreceding())
            return {}; // nothing was done
        return connection_.runScript(commitSql);
    }

private:
    static constexpr QLatin1StringView commitSql{"COMMIT"};

    template <class S>
    static auto toSql()
    {
        if constexpr (std::is_same_v<S, Statement>)
            return QString(commitSql);
        else
            return commitSql.data();
    }
    static QString goneSentence() { return QStringLiteral("The database went away in between."); }
    Result<void> beginWith(const char *statement)
    {
        auto begun = connection_.precede(statement);
        isOpen_ = begun.has_value();
        generation_ = connection_.generation();
        return begun;
    }

    SqlConnection &connection_;
    bool isOpen_ = false;
    int generation_ = 0;
};

} // namespace letschat::server
