#include "database/sqlconnection.h"

#include <QSqlError>
#include <libpq-fe.h>

#include <memory>

using namespace Qt::StringLiterals;

/// SqlConnection::fly(): libpq's pipeline mode, with prepared statements and binary values.
namespace letschat::server {

namespace {

using Answer = std::unique_ptr<PGresult, void (*)(PGresult *)>;

constexpr int binaryFormat = 1;

bool sendPrepared(PGconn *connection, const QByteArray &name, const QList<BinaryArray> &values)
{
    std::vector<QByteArray> bytes;
    std::vector<const char *> starts;
    std::vector<int> lengths;
    for (const auto &value : values) {
        bytes.push_back(value.bytes());
        starts.push_back(bytes.back().constData()); // moves with the vector: it is shared
        lengths.push_back(int(bytes.back().size()));
    }
    const std::vector<int> formats(bytes.size(), binaryFormat);
    return PQsendQueryPrepared(connection, name.constData(), int(bytes.size()), starts.data(),
                               lengths.data(), formats.data(), binaryFormat) == 1;
}

QSqlError errorOf(const PGconn *connection, const PGresult *answer)
{
    return QSqlError(u"flight"_s, QString::fromUtf8(PQerrorMessage(connection)),
                     QSqlError::StatementError,
                     QString::fromLatin1(PQresultErrorField(answer, PG_DIAG_SQLSTATE)));
}

/// The answers up to the end of the flight; `keeps` says of each in turn whether it has rows for
/// the caller. The first fault counts: those behind it were not run.
std::expected<std::vector<BinaryRows>, QSqlError> land(PGconn *connection,
                                                       const std::vector<bool> &keeps)
{
    std::vector<BinaryRows> rows;
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
            rows.emplace_back(answer.release());
    }
    if (PQstatus(connection) != CONNECTION_OK && !wrong)
        wrong = errorOf(connection, nullptr);
    if (wrong)
        return std::unexpected(*wrong);
    return rows;
}

} // namespace

Result<std::vector<BinaryRows>> SqlConnection::fly(const QList<Flown> &statements)
{
    if (const auto opened = open(); !opened)
        return std::unexpected(opened.error());
    auto *connection = handle();
    std::vector<bool> keeps;
    bool isSent = PQenterPipelineMode(connection) == 1;
    for (const auto &statement : statements) {
        auto &name = flown_[statement.sql];
        if (name.isEmpty() && isSent) {
            name = "flown_" + QByteArray::number(++lastFlown_);
            keeps.push_back(false);
            isSent = PQsendPrepare(connection, name.constData(), statement.sql, 0, nullptr) == 1;
        }
        keeps.push_back(true);
        isSent = isSent && sendPrepared(connection, name, statement.values);
    }
    isSent = isSent && PQpipelineSync(connection) == 1;
    statements_ += statements.size();
    auto landed = isSent ? land(connection, keeps) : std::unexpected(errorOf(connection, nullptr));
    if (!landed)
        flown_.clear(); // which of them were prepared is not known
    if (PQexitPipelineMode(connection) != 1 && landed)
        landed = std::unexpected(errorOf(connection, nullptr));
    if (!landed)
        return fault(landed.error());
    return std::move(*landed);
}

} // namespace letschat::server
