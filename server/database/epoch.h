#pragma once

#include "database/sqlconnection.h"

namespace letschat::server {

/// The name of the life of this database (protocol.md, 4.4). A new one where the database is no
/// longer where it was when this was last asked: restored into another cluster or another database,
/// or taken back to an earlier moment. Call it before anybody is served.
Result<QString> readEpoch(SqlConnection &connection);

} // namespace letschat::server
