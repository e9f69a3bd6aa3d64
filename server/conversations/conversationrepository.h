#pragma once

#include "conversations/timecursor.h"
#include "database/sqlconnection.h"
#include "protocol/conversations.h"

namespace letschat::server {

/// Where a page of the list ended: the last one's activity and id.
using ActivityCursor = TimeCursor<ConversationId>;

/// Conversations as one of their members sees them. Blocks the database thread that calls it.
class ConversationRepository
{
public:
    explicit ConversationRepository(SqlConnection &connection)
        : connection_(connection)
    {}

    /// Newest activity first, one statement, whatever the number of conversations or messages.
    Result<QList<Conversation>> list(UserId viewer, int limit,
                                     const std::optional<ActivityCursor> &before);
    /// That statement, for whoever wants to see its plan.
    static Statement listStatement(UserId viewer, int limit,
                                   const std::optional<ActivityCursor> &before);
    /// NotFound for one that does not exist, or not for this viewer.
    Result<Conversation> find(UserId viewer, ConversationId conversation);

    struct Opened
    {
        ConversationId id;
        bool isNew = false;
        bool isNews = false; ///< the opener could not see it before
    };
    /// The one direct conversation of a pair, made if there is none, also when both ask at once.
    /// The other one hears of it with its first message. NotFound for an unknown or deleted person.
    Result<Opened> openDirect(UserId opener, UserId peer, ConversationId idIfNew);

    /// The conversation without what is anyone's own, as an event tells it.
    Result<Conversation> shared(ConversationId conversation);

private:
    Result<QList<Conversation>> found(const Statement &statement);

    SqlConnection &connection_;
};

} // namespace letschat::server
