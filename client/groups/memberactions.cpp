#include "groups/memberactions.h"

using namespace Qt::StringLiterals;

namespace letschat::client {

bool mayAdminister(Role viewer)
{
    return viewer != Role::Member;
}

QList<MemberAction> actionsFor(Role viewer, const ActedOn &member)
{
    QList<MemberAction> actions;
    const bool isOwner = viewer == Role::Owner;
    if (!member.isSelf && !member.isDeleted)
        actions.append(MemberAction::Message);
    if (isOwner && member.role == Role::Member)
        actions.append(MemberAction::MakeAdmin);
    // An admin may take it back from another, and from themself.
    if (mayAdminister(viewer) && member.role == Role::Admin)
        actions.append(MemberAction::TakeBackAdmin);
    if (isOwner && !member.isSelf && !member.isDeleted)
        actions.append(MemberAction::HandOver);
    if (mayAdminister(viewer) && !member.isSelf && member.role != Role::Owner)
        actions.append(MemberAction::Remove);
    return actions;
}

QString word(MemberAction action)
{
    switch (action) {
    case MemberAction::Message:
        return u"message"_s;
    case MemberAction::MakeAdmin:
        return u"makeAdmin"_s;
    case MemberAction::TakeBackAdmin:
        return u"takeBackAdmin"_s;
    case MemberAction::HandOver:
        return u"handOver"_s;
    case MemberAction::Remove:
        return u"remove"_s;
    }
    Q_UNREACHABLE();
}

} // namespace letschat::client
