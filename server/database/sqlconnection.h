#pragma once

#include "database/binary.h"
#include "database/rows.h"

#include <QSqlDatabase>

#include <mutex>
#include <unordered_map>
#include <vector>

struct pg_conn; // libpq's PGconn

namespace letschat::server {

/// One of the statements of SqlConnection::fly(): text that lives as long as the program, with `$1`
/// and so on, and what is bound to them.
struct Flown
{
    const char *sql = nullptr;
    QList<BinaryArray> values;
};

/// One connection to PostgreSQL. Belongs to the thread that made it and blocks that thread.
///
/// What the driver says of a fault goes to the log; the caller gets Unavailable when the database
/// is away (and the connection is opened again at the next use), else Internal.
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
        return execute(sql, QVariantList{toVariant(values)...});
    }

    /// The same for a statement whose rows do not matter.
    template <class... Values>
    Result<void> change(const QString &sql, const Values &...values)
    {
        auto rows = run(sql, values...);
        return rows ? Result<void>{} : std::unexpected(std::move(rows.error()));
    }

    /// Runs several statements, one after the other, in one turn to the server and back; gives the
    /// rows of each. After a fault in one, those behind it are not run; ending the transaction
    /// around them, without which each would be one of its own, is the caller's.
    Result<std::vector<BinaryRows>> fly(const QList<Flown> &statements);

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
    template <class T>
    static QVariant toVariant(const T &value)
    {
        if constexpr (requires {
                          value.toString();
                          value.isNull();
                          value.value();
                      })
            return value.toString();
        else if constexpr (requires { value.has_value(); })
            return value ? toVariant(*value) : QVariant();
        else if constexpr (std::is_same_v<T, Timestamp>)
            return qint64(value.time_since_epoch().count()); // for from_ms(?)
        else if constexpr (std::is_same_v<T, QString>)
            return value.isNull() ? QStringLiteral("") : value; // empty text is not NULL
        else
            return QVariant(value);
    }

    pg_conn *handle() const;
    void noteSocket(qintptr socket);
    Result<Rows> execute(const QString &sql, const QVariantList &values);
    std::unexpected<Problem> fault(const QSqlError &error);

    QString name_;
    QString settings_;
    QSqlDatabase database_;
    std::unordered_map<QString, QSqlQuery> prepared_;
    std::unordered_map<const char *, QByteArray> flown_; ///< as what each is prepared
    int lastFlown_ = 0;
    QString faultState_;
    bool isBroken_ = false;
    std::mutex socketMutex_;
    qintptr socket_ = -1; ///< as long as it is ours to cut
    int generation_ = 0;
    qint64 statements_ = 0;
};

} // namespace letschat::server
