#pragma once

#include "conversations/timecursor.h"
#include "database/sqlconnection.h"
#include "protocol/groups.h"

namespace letschat::server {

using MemberCursor = TimeCursor<UserId>;

/// What is stored of groups. The calls that change something want the conversation locked.
/// Blocks the database thread that calls it.
class GroupRepository
{
public:
    explicit GroupRepository(SqlConnection &connection)
        : connection_(connection)
    {}

    struct Created
    {
        ConversationId id;
        QByteArray requestHash; ///< of what was asked first, in hexadecimal
    };
    /// The group that this creator's nonce made, if it did.
    Result<std::optional<Created>> findByNonce(UserId creator, Nonce nonce);
    /// Without members; false when the nonce was used meanwhile.
    Result<bool> insert(ConversationId id, UserId creator, const QString &title,
                        std::optional<Nonce> nonce, const QByteArray &requestHash);

    /// Adds those who are not in yet, with everything read; counts them in. The ones added.
    Result<QList<UserId>> addMembers(ConversationId group, const QList<UserId> &users);
    Result<void> removeMember(ConversationId group, UserId user);
    Result<void> setRole(ConversationId group, UserId user, Role role);
    Result<std::optional<Role>> roleOf(ConversationId group, UserId user);
    /// Who follows an owner: the longest-standing admin, else member. Nobody in an empty group.
    Result<std::optional<UserId>> successor(ConversationId group);
    /// False when it had that title already.
    Result<bool> rename(ConversationId group, const QString &title);

    /// Those of `users` that are no people who could join.
    Result<QList<UserId>> unknown(const QList<UserId> &users);
    /// Whether a block stands between `user` and any of `others`.
    Result<bool> isBlockBetween(UserId user, const QList<UserId> &others);
    /// The groups of one person, in the order of their ids.
    Result<QList<ConversationId>> groupsOf(UserId user);

    /// In the order in which they joined, as `viewer` may see them. Not asked: whether the viewer
    /// is one of them.
    Result<QList<Member>> members(UserId viewer, ConversationId conversation, int limit,
                                  const std::optional<MemberCursor> &after);

private:
    SqlConnection &connection_;
};

} // namespace letschat::server
