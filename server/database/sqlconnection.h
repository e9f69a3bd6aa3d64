#pragma once

#include "database/binary.h"
#include "database/rows.h"
#include "database/statement.h"

#include <QSqlDatabase>

#include <mutex>
#include <unordered_map>
#include <vector>

struct pg_conn; // libpq's PGconn

namespace letschat::server {

/// SQL that lives as long as the program, with `$1` and so on for what is bound to it, in binary.
struct BinaryStatement
{
    const char *sql = nullptr;
    QList<BinaryArray> values;
};

/// One connection to PostgreSQL. Belongs to the thread that made it and blocks that thread.
///
/// What the driver says of a fault goes to the log; the caller gets Unavailable when the database
/// is away (and the connection is opened again at the next use) or ended a deadlock here, else
/// Internal.
class SqlConnection
{
public:
    /// `url` in libpq's form. Does not connect yet.
    /// `settings`: SQL of its own for each session, behind what all get.
    explicit SqlConnection(const QString &url, const QString &settings = {});
    /// One that is never there: everything is refused with Unavailable.
    SqlConnection();
    ~SqlConnection();
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;

    /// Runs one statement with `?` for each bound value. It is prepared at its first use.
    template <class... Values>
    Result<Rows> run(const QString &sql, const Values &...values)
    {
        auto rows = run(QList<Statement>{statement(sql, values...)});
        return rows ? Result<Rows>(std::move(rows->front())) : std::unexpected(rows.error());
    }

    /// Runs several, one after the other, in one turn to the server and back; gives the rows of
    /// each. After a fault in one, those behind it are not run; ending the transaction around them,
    /// without which all are one of their own, is the caller's.
    Result<std::vector<Rows>> run(const QList<Statement> &statements);

    /// The same for a statement whose rows do not matter.
    template <class... Values>
    Result<void> change(const QString &sql, const Values &...values)
    {
        auto rows = run(sql, values...);
        return rows ? Result<void>{} : std::unexpected(std::move(rows.error()));
    }

    /// The same for statements with binary values, which give binary rows.
    Result<std::vector<BinaryRows>> run(const QList<BinaryStatement> &statements);

    /// A statement without values that goes out before the next one, in the same turn: what begins
    /// a transaction needs no turn of its own. Connects, as open().
    Result<void> precede(const char *sql);
    /// Whether the last precede() still waits for a statement; if so, forgets it.
    bool takeBackPreceding() { return std::exchange(preceding_, nullptr) != nullptr; }

    /// Runs text with several statements and no values (migrations).
    Result<void> runScript(const QString &sql);

    /// SQLSTATE of the last fault (`23505`: unique violation); empty after a loss of connection.
    QString faultState() const { return faultState_; }
    /// Looks whether it broke while nobody used it: the next statement then opens another.
    void noticeLoss();
    /// Any thread: ends the connection under a statement that does not come back, which then fails
    /// as if the database had gone away.
    void cut();
    bool isOpen() const { return database_.isOpen() && !isBroken_; }
    /// It was open once, and broke.
    bool wasLost() const { return generation_ > 0 && !isOpen(); }
    /// Grows with each new connection: what began on an older one is gone.
    int generation() const { return generation_; }
    /// How many statements were run, scripts not among them.
    qint64 statements() const { return statements_; }
    void close();
    /// Connects if there is no connection. Unavailable with a sentence for people when it fails.
    Result<void> open();

private:
    struct Sent;
    using Answers = std::vector<std::unique_ptr<pg_result, void (*)(pg_result *)>>;

    pg_conn *handle() const;
    void noteSocket(qintptr socket);
    Result<Answers> send(const std::vector<Sent> &flight);
    void forgetSince(int number);
    std::unexpected<Problem> fault(const QSqlError &error);

    QString name_;
    QString settings_;
    QSqlDatabase database_;
    std::unordered_map<QString, int> prepared_;   ///< under which number each is prepared
    std::unordered_map<const char *, int> flown_; ///< the same
    int lastPrepared_ = 0;
    const char *preceding_ = nullptr;
    QString faultState_;
    bool isBroken_ = false;
    std::mutex socketMutex_;
    qintptr socket_ = -1; ///< as long as it is ours to cut
    int generation_ = 0;
    qint64 statements_ = 0;
};

} // namespace letschat::server
