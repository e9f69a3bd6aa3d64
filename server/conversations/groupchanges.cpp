#include "conversations/groupchanges.h"

#include "conversations/conversationrepository.h"
#include "conversations/conversationupdate.h"
#include "conversations/requesthash.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

std::unexpected<Problem> notAllowed()
{
    return refuse(ProblemCode::Forbidden, u"Only the owner and admins of the group may do this."_s);
}

std::unexpected<Problem> tooMany(const QString &field)
{
    return refuseField(field, u"too_long"_s,
                       u"would make more than %1 members"_s.arg(maxGroupMembers));
}

QByteArray requestOf(const QString &title, QList<UserId> members)
{
    std::sort(members.begin(), members.end());
    QByteArray text = title.toUtf8();
    for (const auto &member : members)
        text += '\n' + member.toByteArray();
    return text;
}

QList<UserId> distinctWithout(const QList<UserId> &users, UserId left)
{
    QSet<UserId> seen{left};
    QList<UserId> distinct;
    for (const auto &user : users) {
        if (!seen.contains(user))
            distinct.append(user);
        seen.insert(user);
    }
    return distinct;
}

} // namespace

Result<GroupChanges::Created> GroupChanges::create(UserId creator, ConversationId idIfNew,
                                                   const QString &title,
                                                   const QList<UserId> &members,
                                                   std::optional<Nonce> nonce)
{
    const auto others = distinctWithout(members, creator);
    const auto hash = requestHash(requestOf(title, others));
    if (nonce) {
        const auto before = groups_.findByNonce(creator, *nonce);
        if (!before)
            return std::unexpected(before.error());
        if (*before && (*before)->requestHash != hash)
            return refuse(ProblemCode::NonceReused, u"This nonce was used for another group."_s);
        if (*before)
            return Created{(*before)->id, false};
    }
    if (others.size() >= maxGroupMembers)
        return tooMany(u"member_ids"_s);
    if (auto checked = checkPeople(creator, others, u"member_ids"_s); !checked)
        return std::unexpected(checked.error());
    const auto inserted = groups_.insert(idIfNew, creator, title, nonce, hash);
    if (!inserted)
        return std::unexpected(inserted.error());
    if (!*inserted)
        return refuseForNow(u"The same request is being answered."_s);
    const auto joined = groups_.addMembers(idIfNew, QList<UserId>{creator} + others);
    if (!joined)
        return std::unexpected(joined.error());
    if (auto set = groups_.setRole(idIfNew, creator, Role::Owner); !set)
        return std::unexpected(set.error());
    if (auto told = tellNew(idIfNew, *joined); !told)
        return std::unexpected(told.error());
    return Created{idIfNew, true};
}

// Nobody is added unless everybody can be.
Result<void> GroupChanges::checkPeople(UserId caller, const QList<UserId> &users,
                                       const QString &field)
{
    const auto unknown = groups_.unknown(users);
    if (!unknown)
        return std::unexpected(unknown.error());
    if (!unknown->isEmpty())
        return refuseField(u"%1[%2]"_s.arg(field).arg(users.indexOf(unknown->front())),
                           u"not_found"_s, u"is nobody's id"_s);
    const auto blocked = groups_.isBlockBetween(caller, users);
    if (!blocked)
        return std::unexpected(blocked.error());
    if (*blocked)
        return refuse(ProblemCode::CannotMessage, u"One of these people cannot be added."_s);
    return {};
}

Result<void> GroupChanges::rename(UserId caller, ConversationId id, const QString &title)
{
    const auto group = lockGroup(connection_, caller, id);
    if (!group)
        return std::unexpected(group.error());
    if (!group->mayAdminister())
        return notAllowed();
    const auto changed = groups_.rename(id, title);
    if (!changed)
        return std::unexpected(changed.error());
    return *changed ? tellUpdated(connection_, deliveries_, id) : Result<void>{};
}

Result<void> GroupChanges::add(UserId caller, ConversationId id, const QList<UserId> &users)
{
    const auto group = lockGroup(connection_, caller, id);
    if (!group)
        return std::unexpected(group.error());
    if (!group->mayAdminister())
        return notAllowed();
    const auto receivers = findReceivers(connection_, id);
    if (!receivers)
        return std::unexpected(receivers.error());
    auto missing = distinctWithout(users, caller);
    missing.removeIf([&](UserId user) { return receivers->members.contains(user); });
    if (auto checked = checkPeople(caller, missing, u"user_ids"_s); !checked)
        return checked;
    if (group->memberCount + missing.size() > maxGroupMembers)
        return tooMany(u"user_ids"_s);
    if (missing.isEmpty())
        return {};
    const auto added = groups_.addMembers(id, missing);
    if (!added)
        return std::unexpected(added.error());
    if (auto told = tellUpdated(connection_, deliveries_, id, *added); !told)
        return told;
    return tellNew(id, *added);
}

Result<void> GroupChanges::changeRole(UserId caller, ConversationId id, UserId member, Role role)
{
    const auto group = lockGroup(connection_, caller, id);
    if (!group)
        return std::unexpected(group.error());
    if (!group->mayAdminister())
        return notAllowed();
    const auto before = groups_.roleOf(id, member);
    if (!before)
        return std::unexpected(before.error());
    if (!*before)
        return refuse(ProblemCode::NotFound, u"There is no such member."_s);
    if (group->role != Role::Owner && (role != Role::Member || **before == Role::Owner))
        return refuse(ProblemCode::Forbidden, u"Only the owner may do this."_s);
    if (**before == role)
        return {};
    if (**before == Role::Owner)
        return refuse(ProblemCode::Conflict, u"Make someone else the owner first."_s);
    if (role == Role::Owner) {
        if (auto stepped = groups_.setRole(id, caller, Role::Admin); !stepped)
            return stepped;
    }
    if (auto set = groups_.setRole(id, member, role); !set)
        return set;
    return tellUpdated(connection_, deliveries_, id);
}

Result<void> GroupChanges::remove(UserId caller, ConversationId id, UserId member)
{
    const auto group = lockGroup(connection_, caller, id);
    if (!group)
        return std::unexpected(group.error());
    if (caller != member && !group->mayAdminister())
        return notAllowed();
    const auto role = groups_.roleOf(id, member);
    if (!role)
        return std::unexpected(role.error());
    if (!*role)
        return refuse(ProblemCode::NotFound, u"There is no such member."_s);
    if (caller != member && **role == Role::Owner)
        return refuse(ProblemCode::Forbidden, u"The owner cannot be removed."_s);
    return takeOut(*group, member, **role);
}

Result<void> GroupChanges::takeOut(const LockedConversation &group, UserId member, Role role)
{
    if (auto removed = groups_.removeMember(group.id, member); !removed)
        return removed;
    deliveries_.append({{member}, encodeEvent(ConversationGone{group.id})});
    if (group.memberCount == 1)
        return {}; // nobody is left to see it
    if (role == Role::Owner) {
        if (auto handed = handOver(group.id); !handed)
            return handed;
    }
    const auto left = findReceivers(connection_, group.id);
    if (!left)
        return std::unexpected(left.error());
    noteMembers({member}, group.memberCount, left->members);
    return tellUpdated(connection_, deliveries_, group.id);
}

Result<void> GroupChanges::handOver(ConversationId group)
{
    const auto next = groups_.successor(group);
    if (!next)
        return std::unexpected(next.error());
    return *next ? groups_.setRole(group, **next, Role::Owner) : Result<void>{};
}

Result<void> GroupChanges::leaveAll(UserId user)
{
    const auto ids = groups_.groupsOf(user);
    if (!ids)
        return std::unexpected(ids.error());
    for (const auto &id : *ids) {
        const auto group = lockGroup(connection_, user, id);
        if (!group)
            return std::unexpected(group.error());
        if (auto left = takeOut(*group, user, group->role); !left)
            return left;
    }
    return {};
}

Result<void> GroupChanges::tellNew(ConversationId group, const QList<UserId> &added)
{
    const auto conversation = ConversationRepository(connection_).shared(group);
    if (!conversation)
        return std::unexpected(conversation.error());
    const auto receivers = findReceivers(connection_, group);
    if (!receivers)
        return std::unexpected(receivers.error());
    tellOf<ConversationNew>(deliveries_, *conversation, added, *receivers);
    noteMembers(added, int(receivers->members.size() - added.size()), receivers->members);
    return {};
}

// In a group that grows beyond 50, or shrinks to 50, it is everybody's with everybody.
void GroupChanges::noteMembers(const QList<UserId> &changed, int before, const QList<UserId> &now)
{
    constexpr int most = Conversation::maxListedMembers;
    const bool wasSmall = before <= most;
    const bool isSmall = now.size() <= most;
    if (wasSmall || isSmall) // nothing but that: the events are on their way already
        deliveries_.append({wasSmall == isSmall ? changed : now + changed, {}, now});
}

} // namespace letschat::server
