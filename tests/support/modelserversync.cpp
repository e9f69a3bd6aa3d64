#include "support/modelserversync.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

ModelSync::ModelSync(const ModelState &state, const ModelLimits &limits, UserId viewer,
                     const SyncRequest &request)
    : state_(state)
    , limits_(limits)
    , viewer_(viewer)
    , request_(request)
{
    Q_ASSERT(limits_.newestMessages <= limits_.syncMessages);
}

Result<SyncReply> ModelSync::make()
{
    reply_.epoch = state_.epoch;
    for (const auto &[id, held] : request_.conversations) {
        const auto talk = state_.talks.constFind(id);
        if (talk == state_.talks.constEnd() || !talk->isVisibleTo(viewer_))
            reply_.gone.append(id);
    }
    auto candidates = differing();
    if (candidates.size() > limits_.syncConversations) {
        candidates.resize(limits_.syncConversations);
        reply_.more = true;
    }
    for (const auto *talk : candidates)
        place(*talk);
    if (auto added = addUsers(); !added)
        return std::unexpected(added.error());
    addSenders();
    return reply_;
}

QList<const ModelTalk *> ModelSync::differing() const
{
    auto talks = state_.talksOf(viewer_);
    talks.removeIf([&](const ModelTalk *talk) {
        const auto held = request_.conversations.find(talk->id);
        if (held == request_.conversations.end())
            return request_.only.value_or(false);
        return held->second == HeldNumbers{talk->changeSeq, talk->seatOf(viewer_)->stateSeq};
    });
    return talks;
}

// A device that is ahead of the database holds what a restore took back; it starts anew.
void ModelSync::place(const ModelTalk &talk)
{
    const auto held = request_.conversations.find(talk.id);
    if (held == request_.conversations.end())
        return placeNewest(talk, false);
    const auto behind = talk.changeSeq - held->second.changeSeq;
    if (behind < 0 || behind > limits_.changesBehind)
        return placeNewest(talk, true);
    placeChanges(talk, held->second.changeSeq);
}

void ModelSync::placeChanges(const ModelTalk &talk, qint64 since)
{
    const auto first = talk.seqOfChange.upperBound(since);
    const auto room = limits_.syncMessages - reply_.messages.size();
    SyncedConversation synced{state_.seenBy(viewer_, talk), std::nullopt, false};
    qsizetype taken = 0;
    for (auto change = first; change != talk.seqOfChange.end(); ++change, ++taken) {
        if (taken == room) {
            reply_.more = true;
            if (taken == 0)
                return; // not in this reply
            synced.syncedChangeSeq = std::prev(change).key();
            break;
        }
        reply_.messages.append(talk.messages[*change - 1]);
    }
    reply_.conversations.append(synced);
}

void ModelSync::placeNewest(const ModelTalk &talk, bool isHeld)
{
    auto newest = talk.messages.last(std::min<qsizetype>(limits_.newestMessages, talk.lastSeq()));
    if (reply_.messages.size() + newest.size() > limits_.syncMessages) {
        reply_.more = true;
        return; // not in this reply
    }
    std::ranges::sort(newest, {}, &Message::changeSeq);
    reply_.conversations.append({state_.seenBy(viewer_, talk), std::nullopt, isHeld});
    reply_.messages += newest;
}

Result<void> ModelSync::addUsers()
{
    bool isNumber = false;
    const auto since = request_.usersSince.value_or(u"0"_s).toLongLong(&isNumber);
    if (!isNumber || since < 0)
        return refuseField(u"users_since"_s, u"invalid_format"_s,
                           u"must be the users_since of the last reply"_s);
    reply_.usersSince = QString::number(state_.peopleChanges);
    if (since >= state_.peopleChanges)
        return {};
    QList<const ModelPerson *> changed;
    for (const auto &person : state_.people) {
        if (person.changeNumber > since && isSharedWithViewer(person.profile.id))
            changed.append(&person);
    }
    std::ranges::sort(changed, {}, &ModelPerson::changeNumber);
    if (changed.size() > limits_.syncUsers) {
        changed.resize(limits_.syncUsers);
        reply_.more = true;
        reply_.usersSince = QString::number(changed.last()->changeNumber);
    }
    for (const auto *person : changed)
        reply_.users.append(person->profile);
    return {};
}

bool ModelSync::isSharedWithViewer(UserId user) const
{
    return user == viewer_ || std::ranges::any_of(state_.talks, [&](const ModelTalk &talk) {
               return talk.isVisibleTo(viewer_) &&
                      (talk.seatOf(user) || talk.former.contains(user));
           });
}

// Whoever wrote one of these messages is known from the reply: as a member, or as a user.
void ModelSync::addSenders()
{
    QSet<UserId> known;
    for (const auto &user : reply_.users)
        known.insert(user.id);
    for (const auto &conversation : reply_.conversations) {
        for (const auto &member : conversation.members.value_or(QList<Member>()))
            known.insert(member.user.id);
    }
    for (const auto &message : reply_.messages) {
        if (!known.contains(message.senderId))
            reply_.users.append(state_.people.value(message.senderId).profile);
        known.insert(message.senderId);
    }
}

} // namespace letschat::test
