#include "conversations/conversationupdate.h"

#include "conversations/conversationlock.h"
#include "conversations/conversationrepository.h"
#include "conversations/receivers.h"

namespace letschat::server {

Result<void> tellUpdated(SqlConnection &connection, QList<Delivery> &deliveries, ConversationId id,
                         const QList<UserId> &except)
{
    if (auto number = takeChangeSeq(connection, id); !number)
        return std::unexpected(number.error());
    const auto conversation = ConversationRepository(connection).shared(id);
    if (!conversation)
        return std::unexpected(conversation.error());
    const auto receivers = findReceivers(connection, id);
    if (!receivers)
        return std::unexpected(receivers.error());
    auto told = receivers->members;
    told.removeIf([&](UserId user) { return except.contains(user); });
    tellOf<ConversationUpdated>(deliveries, *conversation, told, *receivers);
    return {};
}

} // namespace letschat::server
