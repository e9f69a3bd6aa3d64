#pragma once

#include "database/sqlconnection.h"
#include "protocol/conversations.h"

namespace letschat::server {

/// The list of columns that readConversation() takes: `c` is the row of `conversations`, `m` the
/// viewer's row of `members`, `x` the last message.
QString conversationColumns();

/// Reads conversationColumns(), from the first column on.
Conversation readConversation(const Rows &rows);

} // namespace letschat::server
