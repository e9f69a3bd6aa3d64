#pragma once

#include "database/sqlconnection.h"
#include "protocol/conversations.h"

namespace letschat::server {

/// Read marks are the members' common knowledge, and numbered changes; in larger groups they are
/// each member's own.
constexpr bool sharesReadMarks(bool isGroup, qsizetype members)
{
    return !isGroup || members <= Conversation::maxListedMembers;
}

/// A conversation whose row is locked until the end of the transaction, and what the caller is in
/// it: whoever holds the lock gives the next numbers.
struct LockedConversation
{
    ConversationId id;
    ConversationKind kind = ConversationKind::Direct;
    int memberCount = 0;
    qint64 lastSeq = 0;
    qint64 changeSeq = 0;
    Role role = Role::Member; ///< the caller's
    qint64 readSeq = 0;       ///< the caller's

    bool isGroup() const { return kind == ConversationKind::Group; }
    bool sharesReadMarks() const { return server::sharesReadMarks(isGroup(), memberCount); }
    bool mayAdminister() const { return isGroup() && role != Role::Member; }
};

/// NotFound for a conversation that does not exist, or not for this caller.
Result<LockedConversation> lockConversation(SqlConnection &connection, UserId caller,
                                            ConversationId conversation);

/// The same for a call that only groups know: Conflict for a direct conversation.
Result<LockedConversation> lockGroup(SqlConnection &connection, UserId caller,
                                     ConversationId conversation);

/// Takes the next number of a conversation that is locked.
Result<qint64> takeChangeSeq(SqlConnection &connection, ConversationId conversation);

/// True while a block or a deleted account stands between the two of a direct conversation.
Result<bool> isSilenced(SqlConnection &connection, ConversationId conversation);

std::unexpected<Problem> noSuchConversation();

} // namespace letschat::server
