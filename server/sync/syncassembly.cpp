#include "sync/syncassembly.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace letschat::server {

Result<SyncReply> SyncAssembly::make()
{
    const auto instance = repository_.instance();
    if (!instance)
        return std::unexpected(instance.error());
    reply_.epoch = instance->epoch;
    auto candidates = repository_.differing(viewer_, request_, SyncReply::mostConversations + 1);
    if (!candidates)
        return std::unexpected(candidates.error());
    if (candidates->size() > SyncReply::mostConversations) {
        candidates->removeLast();
        reply_.more = true;
    }
    auto gone = repository_.gone(viewer_, request_);
    if (!gone)
        return std::unexpected(gone.error());
    reply_.gone = *gone;
    if (auto fetched = fetchMessages(*candidates); !fetched)
        return std::unexpected(fetched.error());
    for (const auto &candidate : *candidates)
        place(candidate);
    if (auto added = addUsers(instance->usersChange); !added)
        return std::unexpected(added.error());
    if (auto added = addSenders(); !added)
        return std::unexpected(added.error());
    return reply_;
}

// A device that is ahead of the database holds what a restore took back; it starts anew.
SyncAssembly::Need SyncAssembly::needOf(const Candidate &candidate)
{
    if (!candidate.heldChangeSeq)
        return Need::Newest;
    const auto behind = candidate.conversation.changeSeq - *candidate.heldChangeSeq;
    if (behind < 0 || behind > SyncReply::mostChangesBehind)
        return Need::Newest;
    return behind == 0 ? Need::Nothing : Need::Changes;
}

// One more than a reply can hold, to see whether it holds all.
Result<void> SyncAssembly::fetchMessages(const QList<Candidate> &candidates)
{
    QList<SyncRepository::Behind> behind;
    QList<ConversationId> unheld;
    for (const auto &candidate : candidates) {
        if (needOf(candidate) == Need::Changes)
            behind.append({candidate.conversation.id, *candidate.heldChangeSeq});
        else if (needOf(candidate) == Need::Newest)
            unheld.append(candidate.conversation.id);
    }
    const auto changed = repository_.changed(behind, SyncReply::mostMessages + 1);
    if (!changed)
        return std::unexpected(changed.error());
    for (const auto &message : *changed)
        changes_[message.conversationId].append(message);
    if (changed->size() > SyncReply::mostMessages)
        cutAt_ = changed->back().conversationId;
    const auto newest = repository_.newest(unheld, SyncReply::newestMessages);
    if (!newest)
        return std::unexpected(newest.error());
    for (const auto &message : *newest)
        newest_[message.conversationId].append(message);
    return {};
}

void SyncAssembly::place(const Candidate &candidate)
{
    const auto id = candidate.conversation.id;
    switch (needOf(candidate)) {
    case Need::Nothing:
        reply_.conversations.append({candidate.conversation, std::nullopt, false});
        break;
    case Need::Newest:
        placeNewest(candidate, newest_.value(id));
        break;
    case Need::Changes:
        if (isBeyondCut_)
            reply_.more = true;
        else
            placeChanges(candidate, changes_.value(id));
        isBeyondCut_ = isBeyondCut_ || cutAt_ == id;
    }
}

void SyncAssembly::placeChanges(const Candidate &candidate, const QList<Message> &changes)
{
    const auto room = SyncReply::mostMessages - reply_.messages.size();
    const auto taken = changes.first(std::min(room, changes.size()));
    const bool isWhole = taken.size() == changes.size();
    reply_.more = reply_.more || !isWhole;
    if (!isWhole && taken.isEmpty())
        return; // not in this reply
    SyncedConversation synced{candidate.conversation, std::nullopt, false};
    if (!isWhole)
        synced.syncedChangeSeq = taken.back().changeSeq;
    reply_.conversations.append(synced);
    reply_.messages += taken;
}

void SyncAssembly::placeNewest(const Candidate &candidate, const QList<Message> &newest)
{
    if (reply_.messages.size() + newest.size() > SyncReply::mostMessages) {
        reply_.more = true;
        return; // not in this reply
    }
    const bool drops = candidate.heldChangeSeq.has_value();
    reply_.conversations.append({candidate.conversation, std::nullopt, drops});
    reply_.messages += newest;
}

Result<void> SyncAssembly::addUsers(qint64 newestNumber)
{
    bool isNumber = false;
    const auto text = request_.usersSince.value_or(u"0"_s);
    const auto since = text.toLongLong(&isNumber);
    if (!isNumber || since < 0)
        return refuseField(u"users_since"_s, u"invalid_format"_s,
                           u"must be the users_since of the last reply"_s);
    reply_.usersSince = QString::number(newestNumber);
    if (since >= newestNumber)
        return {};
    const auto changed =
        repository_.profilesChanged(viewer_, since, newestNumber, SyncReply::mostUsers + 1);
    if (!changed)
        return std::unexpected(changed.error());
    for (const auto &[profile, number] :
         changed->first(std::min<qsizetype>(changed->size(), SyncReply::mostUsers))) {
        reply_.users.append(profile);
        if (changed->size() > SyncReply::mostUsers)
            reply_.usersSince = QString::number(number);
    }
    reply_.more = reply_.more || changed->size() > SyncReply::mostUsers;
    return {};
}

// Whoever wrote one of these messages is known from the reply: as a member, or as a user.
Result<void> SyncAssembly::addSenders()
{
    QSet<UserId> known;
    for (const auto &user : reply_.users)
        known.insert(user.id);
    for (const auto &conversation : reply_.conversations) {
        for (const auto &member : conversation.members.value_or(QList<Member>()))
            known.insert(member.user.id);
    }
    QList<UserId> unknown;
    for (const auto &message : reply_.messages) {
        if (!known.contains(message.senderId))
            unknown.append(message.senderId);
        known.insert(message.senderId);
    }
    if (unknown.isEmpty())
        return {};
    const auto profiles = repository_.profiles(unknown);
    if (!profiles)
        return std::unexpected(profiles.error());
    reply_.users += *profiles;
    return {};
}

} // namespace letschat::server
