#pragma once

#include "bus/bus.h"
#include "database/sqlconnection.h"
#include "protocol/conversations.h"

namespace letschat::server {

/// Takes the next number of a conversation, which has to be locked, and tells its members what it
/// is like now, each what they may see of it. One call of the contract, one such change.
Result<void> tellUpdated(SqlConnection &connection, QList<Delivery> &deliveries,
                         ConversationId conversation, const QList<UserId> &except = {});

} // namespace letschat::server
