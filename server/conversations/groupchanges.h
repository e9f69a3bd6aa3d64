#pragma once

#include "bus/bus.h"
#include "conversations/conversationlock.h"
#include "conversations/grouprepository.h"
#include "conversations/receivers.h"

namespace letschat::server {

/// What is done to groups, with who may do it, and what members are told: protocol.md, 4.2. Runs in
/// the writing thread, inside a transaction of ChangeWriter's, and adds to its deliveries.
class GroupChanges
{
public:
    GroupChanges(SqlConnection &connection, QList<Delivery> &deliveries)
        : connection_(connection)
        , deliveries_(deliveries)
        , groups_(connection)
    {}

    struct Created
    {
        ConversationId id;
        bool isNew = false;
    };
    /// The members beside the creator may name the creator, and anyone twice.
    Result<Created> create(UserId creator, ConversationId idIfNew, const QString &title,
                           const QList<UserId> &members, std::optional<Nonce> nonce);
    Result<void> rename(UserId caller, ConversationId group, const QString &title);
    Result<void> add(UserId caller, ConversationId group, const QList<UserId> &users);
    Result<void> changeRole(UserId caller, ConversationId group, UserId member, Role role);
    Result<void> remove(UserId caller, ConversationId group, UserId member);
    /// For an account that ends: out of every group, each handed over where it was the owner's.
    Result<void> leaveAll(UserId user);

private:
    Result<void> checkPeople(UserId caller, const QList<UserId> &users, const QString &field);
    Result<void> takeOut(const LockedConversation &group, UserId member, Role role);
    Result<void> handOver(ConversationId group);
    Result<void> tellNew(ConversationId group, const QList<UserId> &added);
    /// With the last event of a change: who sees whose presence by it, in groups of up to 50.
    void noteMembers(const QList<UserId> &changed, int before, const QList<UserId> &now);

    SqlConnection &connection_;
    QList<Delivery> &deliveries_;
    GroupRepository groups_;
};

} // namespace letschat::server
