#pragma once

#include "bus/bus.h"
#include "conversations/conversationlock.h"
#include "protocol/messagechanges.h"

namespace letschat::server {

/// What happens to a message after it was sent, with who may do it and what members are told:
/// protocol.md, 4.3. Runs in the writing thread, inside a transaction of ChangeWriter's, and adds
/// to its deliveries. What changes nothing takes no number and tells nobody.
class MessageChanges
{
public:
    MessageChanges(SqlConnection &connection, QList<Delivery> &deliveries)
        : connection_(connection)
        , deliveries_(deliveries)
    {}

    Result<Message> edit(UserId caller, const MessagePath &path, const QString &body);
    Result<void> remove(UserId caller, const MessagePath &path);
    Result<void> react(UserId caller, const MessagePath &path, const QString &emoji);
    Result<void> takeBack(UserId caller, const MessagePath &path, const QString &emoji);

private:
    struct Found
    {
        LockedConversation conversation;
        Message message;
    };

    Result<Found> find(UserId caller, const MessagePath &path);
    Result<void> checkMayWrite(const Found &found);
    /// Which of its times the change sets.
    enum class Stamp { None, Edited, Deleted };
    /// Stores the message as it is now, with the next number, and tells every member.
    Result<Message> store(const Message &message, Stamp stamp);
    Result<void> storeReactions(Message message, QList<Reaction> reactions);

    SqlConnection &connection_;
    QList<Delivery> &deliveries_;
};

} // namespace letschat::server
