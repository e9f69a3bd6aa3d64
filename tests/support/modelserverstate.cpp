#include "support/modelserverstate.h"

#include <algorithm>

namespace letschat::test {

const ModelSeat *ModelTalk::seatOf(UserId user) const
{
    const auto seat = std::ranges::find(seats, user, &ModelSeat::user);
    return seat == seats.end() ? nullptr : &*seat;
}

ModelSeat *ModelTalk::seatOf(UserId user)
{
    const auto seat = std::ranges::find(seats, user, &ModelSeat::user);
    return seat == seats.end() ? nullptr : &*seat;
}

bool ModelTalk::isVisibleTo(UserId user) const
{
    const auto *seat = seatOf(user);
    return seat && (seat->hasOpened || lastSeq() > 0);
}

QList<UserId> ModelTalk::members() const
{
    QList<UserId> members;
    for (const auto &seat : seats)
        members.append(seat.user);
    return members;
}

int ModelTalk::unreadCount(const ModelSeat &seat) const
{
    int count = 0;
    for (auto seq = seat.readSeq; seq < lastSeq() && count < Membership::maxUnreadCount; ++seq) {
        const auto &message = messages[seq];
        count += message.senderId != seat.user && !message.deletedAt;
    }
    return count;
}

QList<Member> ModelState::members(const ModelTalk &talk) const
{
    QList<Member> members;
    for (const auto &seat : talk.seats) {
        const auto readSeq = talk.isSmall() ? std::optional(seat.readSeq) : std::nullopt;
        members.append({people.value(seat.user).profile, seat.role, readSeq, seat.joinedAt});
    }
    return members;
}

Conversation ModelState::shared(const ModelTalk &talk) const
{
    Conversation conversation;
    conversation.id = talk.id;
    conversation.kind = talk.kind;
    conversation.title = talk.title;
    conversation.memberCount = int(talk.seats.size());
    if (talk.isSmall())
        conversation.members = members(talk);
    if (talk.lastSeq() > 0)
        conversation.lastMessage = talk.messages.last();
    conversation.lastSeq = talk.lastSeq();
    conversation.changeSeq = talk.changeSeq;
    conversation.createdAt = talk.createdAt;
    conversation.lastActivityAt = talk.lastActivityAt;
    return conversation;
}

Conversation ModelState::seenBy(UserId viewer, const ModelTalk &talk) const
{
    auto conversation = shared(talk);
    const auto &seat = *talk.seatOf(viewer);
    conversation.mine =
        Membership{seat.role, seat.readSeq, talk.unreadCount(seat), seat.mutedUntil, seat.stateSeq};
    return conversation;
}

QList<const ModelTalk *> ModelState::talksOf(UserId viewer) const
{
    QList<const ModelTalk *> found;
    for (const auto &talk : talks) {
        if (talk.isVisibleTo(viewer))
            found.append(&talk);
    }
    std::ranges::sort(found, [](const auto *one, const auto *other) {
        return std::tie(other->lastActivityAt, other->id) < std::tie(one->lastActivityAt, one->id);
    });
    return found;
}

} // namespace letschat::test
