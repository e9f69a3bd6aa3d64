#include "database/epoch.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// A copy of the files goes on with the cluster's own number, but begins a line of history of its
// own when it is taken back; a dump lands in another database.
constexpr auto epochSql = R"(
    WITH here AS (
        SELECT concat_ws('/', (SELECT system_identifier FROM pg_control_system()),
                         (SELECT timeline_id FROM pg_control_checkpoint()),
                         (SELECT oid FROM pg_database WHERE datname = current_database())) AS origin
    )
    UPDATE instance i
    SET origin = here.origin,
        epoch = CASE WHEN coalesce(i.origin, here.origin) = here.origin THEN i.epoch
                     ELSE gen_random_uuid() END
    FROM here RETURNING i.epoch)";

} // namespace

Result<QString> readEpoch(SqlConnection &connection)
{
    auto rows = connection.run(QLatin1StringView(epochSql));
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return refuse(ProblemCode::Internal,
                      u"database_url: the database has lost its row in \"instance\"."_s);
    return rows->get<QUuid>(0).toString(QUuid::WithoutBraces);
}

} // namespace letschat::server
