#include "protocol/groups.h"
#include "support/modelserverconversations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

QByteArray requestOf(const QString &title, QList<UserId> members)
{
    std::sort(members.begin(), members.end());
    QByteArray text = title.toUtf8();
    for (const auto &member : members)
        text += '\n' + member.toByteArray();
    return text;
}

QList<UserId> distinctWithout(const QList<UserId> &users, const QList<UserId> &left)
{
    QSet<UserId> seen(left.begin(), left.end());
    QList<UserId> distinct;
    for (const auto &user : users) {
        if (!seen.contains(user))
            distinct.append(user);
        seen.insert(user);
    }
    return distinct;
}

std::unexpected<Problem> tooMany(const QString &field)
{
    return refuseField(field, u"too_long"_s,
                       u"would make more than %1 members"_s.arg(maxGroupMembers));
}

bool mayAdminister(const ModelSeat &seat)
{
    return seat.role != Role::Member;
}

} // namespace

ConversationId ModelConversations::makeGroup(const QString &title, UserId owner,
                                             const QList<UserId> &members)
{
    CreateConversationRequest request;
    request.kind = ConversationKind::Group;
    request.title = title;
    request.memberIds = members;
    return createGroup(owner, request).value().id;
}

Result<ModelConversations::Created>
ModelConversations::createGroup(UserId owner, const CreateConversationRequest &request)
{
    const Telling telling(*this);
    const auto others = distinctWithout(*request.memberIds, {owner});
    const auto asked = requestOf(*request.title, others);
    const std::pair key(owner, request.nonce.value_or(makeId<Nonce>()));
    if (const auto before = state_.groups.constFind(key); before != state_.groups.constEnd()) {
        if (before->asked != asked)
            return refuse(ProblemCode::NonceReused, u"This nonce was used for another group."_s);
        return Created{before->conversation, false};
    }
    if (others.size() >= maxGroupMembers)
        return tooMany(u"member_ids"_s);
    if (auto checked = checkPeople(u"member_ids"_s, others); !checked)
        return std::unexpected(checked.error());
    ModelTalk talk;
    talk.id = makeId<ConversationId>();
    talk.kind = ConversationKind::Group;
    talk.title = *request.title;
    talk.createdAt = talk.lastActivityAt = tick();
    seat(talk, QList<UserId>{owner} + others);
    talk.seats.front().role = Role::Owner;
    state_.talks[talk.id] = talk;
    state_.groups[key] = {asked, talk.id, 0};
    tell(talk.members(), ConversationNew{talk.id, talk.changeSeq, state_.shared(talk)});
    return Created{talk.id, true};
}

// Nobody is added unless everybody can be.
Result<void> ModelConversations::checkPeople(const QString &field, const QList<UserId> &users) const
{
    for (qsizetype i = 0; i < users.size(); ++i) {
        if (!state_.people.contains(users[i]))
            return refuseField(u"%1[%2]"_s.arg(field).arg(i), u"not_found"_s, u"is nobody's id"_s);
    }
    return {};
}

// A new member has the whole history as read.
void ModelConversations::seat(ModelTalk &talk, const QList<UserId> &users)
{
    const auto now = tick();
    for (const auto &user : users) {
        talk.seats.append({user, Role::Member, true, talk.lastSeq(), now, std::nullopt, 0});
        talk.former.remove(user);
    }
}

void ModelConversations::tellUpdated(ModelTalk &talk, const QList<UserId> &except)
{
    ++talk.changeSeq;
    auto told = talk.members();
    told.removeIf([&](UserId user) { return except.contains(user); });
    tell(told, ConversationUpdated{talk.id, talk.changeSeq, state_.shared(talk)});
}

Result<ModelTalk *> ModelConversations::administeredGroup(UserId caller, ConversationId id)
{
    const auto talk = talkOf(caller, id);
    if (!talk)
        return talk;
    if (!(*talk)->isGroup())
        return refuse(ProblemCode::Conflict,
                      u"A direct conversation has no title, roles or changes of members."_s);
    if (!mayAdminister(*(*talk)->seatOf(caller)))
        return refuse(ProblemCode::Forbidden,
                      u"Only the owner and admins of the group may do this."_s);
    return talk;
}

Result<void> ModelConversations::rename(UserId caller, ConversationId id, const QString &title)
{
    const Telling telling(*this);
    const auto group = administeredGroup(caller, id);
    if (!group)
        return std::unexpected(group.error());
    if ((*group)->title == title)
        return {};
    (*group)->title = title;
    tellUpdated(**group);
    return {};
}

Result<void> ModelConversations::addMembers(UserId caller, ConversationId id,
                                            const QList<UserId> &users)
{
    const Telling telling(*this);
    const auto group = administeredGroup(caller, id);
    if (!group)
        return std::unexpected(group.error());
    auto &talk = **group;
    const auto missing = distinctWithout(users, talk.members());
    if (auto checked = checkPeople(u"user_ids"_s, missing); !checked)
        return checked;
    if (talk.seats.size() + missing.size() > maxGroupMembers)
        return tooMany(u"user_ids"_s);
    if (missing.isEmpty())
        return {};
    seat(talk, missing);
    tellUpdated(talk, missing);
    tell(missing, ConversationNew{id, talk.changeSeq, state_.shared(talk)});
    return {};
}

Result<void> ModelConversations::changeRole(UserId caller, ConversationId id, UserId member,
                                            Role role)
{
    const Telling telling(*this);
    const auto group = administeredGroup(caller, id);
    if (!group)
        return std::unexpected(group.error());
    auto *own = (*group)->seatOf(caller);
    auto *other = (*group)->seatOf(member);
    if (!other)
        return refuse(ProblemCode::NotFound, u"There is no such member."_s);
    if (own->role != Role::Owner && (role != Role::Member || other->role == Role::Owner))
        return refuse(ProblemCode::Forbidden, u"Only the owner may do this."_s);
    if (other->role == role)
        return {};
    if (other->role == Role::Owner)
        return refuse(ProblemCode::Conflict, u"Make someone else the owner first."_s);
    if (role == Role::Owner)
        own->role = Role::Admin;
    other->role = role;
    tellUpdated(**group);
    return {};
}

Result<void> ModelConversations::removeMember(UserId caller, ConversationId id, UserId member)
{
    const Telling telling(*this);
    const auto group = caller == member ? talkOf(caller, id) : administeredGroup(caller, id);
    if (!group)
        return std::unexpected(group.error());
    if (!(*group)->isGroup())
        return refuse(ProblemCode::Conflict, u"Nobody leaves a direct conversation."_s);
    const auto *seat = (*group)->seatOf(member);
    if (!seat)
        return refuse(ProblemCode::NotFound, u"There is no such member."_s);
    if (caller != member && seat->role == Role::Owner)
        return refuse(ProblemCode::Forbidden, u"The owner cannot be removed."_s);
    takeOut(**group, member);
    return {};
}

// An owner who leaves is followed by the longest-standing admin, else member.
void ModelConversations::takeOut(ModelTalk &talk, UserId member)
{
    const bool wasOwner = talk.seatOf(member)->role == Role::Owner;
    talk.seats.removeIf([&](const ModelSeat &seat) { return seat.user == member; });
    talk.former.insert(member);
    tell({member}, ConversationGone{talk.id});
    if (talk.seats.isEmpty())
        return; // nobody is left to see it
    if (wasOwner) {
        auto next = std::ranges::find(talk.seats, Role::Admin, &ModelSeat::role);
        (next == talk.seats.end() ? talk.seats.begin() : next)->role = Role::Owner;
    }
    tellUpdated(talk);
}

} // namespace letschat::test
