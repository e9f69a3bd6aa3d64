#include "database/sqlconnection.h"

#include <QSqlError>
#include <libpq-fe.h>

#include <memory>

using namespace Qt::StringLiterals;

/// How SqlConnection runs statements: libpq's pipeline mode on the driver's own connection, each
/// statement prepared at its first use, in the same turn.
namespace letschat::server {

/// One statement as it goes out.
struct SqlConnection::Sent
{
    int number = 0;  ///< as what it is prepared
    QByteArray text; ///< where it is not prepared yet
    QList<Value> values;
    int format = 0; ///< of values and rows: 0 is text, 1 is binary
};

namespace {

constexpr int textFormat = 0;
constexpr int binaryFormat = 1;

QByteArray nameOf(int number)
{
    return "s" + QByteArray::number(number);
}

/// With PostgreSQL's `$1` for each `?` that is not in a text.
QByteArray numbered(const QString &sql)
{
    QByteArray out;
    bool isQuoted = false;
    int last = 0;
    for (const char c : sql.toUtf8()) {
        isQuoted = isQuoted != (c == '\'');
        if (c == '?' && !isQuoted)
            out.append('$').append(QByteArray::number(++last));
        else
            out.append(c);
    }
    return out;
}

bool sendPrepared(PGconn *connection, const QByteArray &name, const QList<Value> &values,
                  int format)
{
    std::vector<const char *> starts;
    std::vector<int> lengths;
    for (const auto &value : values) {
        starts.push_back(value ? value->constData() : nullptr);
        lengths.push_back(value ? int(value->size()) : 0);
    }
    const std::vector<int> formats(starts.size(), format);
    return PQsendQueryPrepared(connection, name.constData(), int(starts.size()), starts.data(),
                               lengths.data(), formats.data(), format) == 1;
}

QSqlError errorOf(const PGconn *connection, const PGresult *answer)
{
    return QSqlError(u"flight"_s, QString::fromUtf8(PQerrorMessage(connection)),
                     QSqlError::StatementError,
                     QString::fromLatin1(PQresultErrorField(answer, PG_DIAG_SQLSTATE)));
}

using Answer = std::unique_ptr<PGresult, void (*)(PGresult *)>;

/// The answers up to the end of the flight; `keeps` says of each in turn whether it has rows for
/// the caller. The first fault counts: those behind it were not run.
std::expected<std::vector<Answer>, QSqlError> land(PGconn *connection,
                                                   const std::vector<bool> &keeps)
{
    std::vector<Answer> kept;
    std::optional<QSqlError> wrong;
    for (std::size_t at = 0; PQstatus(connection) == CONNECTION_OK;) {
        Answer answer(PQgetResult(connection), PQclear);
        if (!answer)
            continue; // the end of one statement's
        const auto status = PQresultStatus(answer.get());
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && !wrong)
            wrong = errorOf(connection, answer.get());
        if (at < keeps.size() && keeps[at++])
            kept.push_back(std::move(answer));
    }
    if (PQstatus(connection) != CONNECTION_OK && !wrong)
        wrong = errorOf(connection, nullptr);
    if (wrong)
        return std::unexpected(*wrong);
    return kept;
}

} // namespace

Result<std::vector<Rows>> SqlConnection::run(const QList<Statement> &statements)
{
    if (const auto opened = open(); !opened)
        return std::unexpected(opened.error());
    const int before = lastPrepared_;
    std::vector<Sent> flight;
    for (const auto &[sql, values] : statements) {
        auto &number = prepared_[sql];
        const bool isNew = number == 0;
        if (isNew)
            number = ++lastPrepared_;
        flight.push_back({number, isNew ? numbered(sql) : QByteArray(), values, textFormat});
    }
    auto answers = send(flight);
    if (!answers) {
        forgetSince(before);
        return std::unexpected(answers.error());
    }
    std::vector<Rows> rows;
    for (auto &answer : *answers)
        rows.emplace_back(answer.release());
    return rows;
}

Result<std::vector<BinaryRows>> SqlConnection::run(const QList<BinaryStatement> &statements)
{
    if (const auto opened = open(); !opened)
        return std::unexpected(opened.error());
    const int before = lastPrepared_;
    std::vector<Sent> flight;
    for (const auto &[sql, arrays] : statements) {
        auto &number = flown_[sql];
        const bool isNew = number == 0;
        if (isNew)
            number = ++lastPrepared_;
        QList<Value> values;
        for (const auto &array : arrays)
            values.append(array.bytes());
        flight.push_back({number, isNew ? QByteArray(sql) : QByteArray(), values, binaryFormat});
    }
    auto answers = send(flight);
    if (!answers) {
        forgetSince(before);
        return std::unexpected(answers.error());
    }
    std::vector<BinaryRows> rows;
    for (auto &answer : *answers)
        rows.emplace_back(answer.release());
    return rows;
}

// Of a flight with a fault nobody knows which of the new ones were prepared.
void SqlConnection::forgetSince(int number)
{
    const auto isNew = [number](const auto &entry) { return entry.second > number; };
    std::erase_if(prepared_, isNew);
    std::erase_if(flown_, isNew);
}

Result<SqlConnection::Answers> SqlConnection::send(const std::vector<Sent> &flight)
{
    auto *connection = handle();
    std::vector<bool> keeps;
    bool isSent = PQenterPipelineMode(connection) == 1;
    if (const auto *first = std::exchange(preceding_, nullptr); first && isSent) {
        keeps.push_back(false);
        isSent = PQsendQueryParams(connection, first, 0, nullptr, nullptr, nullptr, nullptr,
                                   textFormat) == 1;
    }
    for (const auto &sent : flight) {
        const auto name = nameOf(sent.number);
        if (!sent.text.isEmpty() && isSent) {
            keeps.push_back(false);
            isSent = PQsendPrepare(connection, name.constData(), sent.text, 0, nullptr) == 1;
        }
        keeps.push_back(true);
        isSent = isSent && sendPrepared(connection, name, sent.values, sent.format);
    }
    isSent = isSent && PQpipelineSync(connection) == 1;
    statements_ += qint64(flight.size());
    auto landed = isSent ? land(connection, keeps) : std::unexpected(errorOf(connection, nullptr));
    if (PQexitPipelineMode(connection) != 1 && landed)
        landed = std::unexpected(errorOf(connection, nullptr));
    if (!landed)
        return fault(landed.error());
    return std::move(*landed);
}

} // namespace letschat::server
