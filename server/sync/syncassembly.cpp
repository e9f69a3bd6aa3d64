#include "sync/syncassembly.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace letschat::server {

Result<SyncReply> SyncAssembly::make()
{
    const auto usersSince = sinceOf(request_);
    if (!usersSince)
        return std::unexpected(usersSince.error());
    auto difference = repository_.difference(viewer_, request_, SyncReply::mostConversations + 1);
    if (!difference)
        return std::unexpected(difference.error());
    auto &candidates = difference->candidates;
    if (candidates.size() > SyncReply::mostConversations) {
        candidates.removeLast();
        reply_.more = true;
    }
    reply_.epoch = difference->epoch;
    reply_.gone = difference->gone;
    const auto contents = repository_.contents(viewer_, wanted(*difference, *usersSince));
    if (!contents)
        return std::unexpected(contents.error());
    sortMessages(*contents);
    for (const auto &candidate : candidates)
        place(candidate);
    addUsers(contents->profiles, difference->usersChange);
    if (auto added = addSenders(); !added)
        return std::unexpected(added.error());
    return reply_;
}

Result<qint64> SyncAssembly::sinceOf(const SyncRequest &request)
{
    bool isNumber = false;
    const auto since = request.usersSince.value_or(u"0"_s).toLongLong(&isNumber);
    if (!isNumber || since < 0)
        return refuseField(u"users_since"_s, u"invalid_format"_s,
                           u"must be the users_since of the last reply"_s);
    return since;
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

// One more of each than a reply can hold, to see whether it holds all.
SyncRepository::Wanted SyncAssembly::wanted(const SyncRepository::Difference &difference,
                                            qint64 usersSince)
{
    SyncRepository::Wanted wanted;
    for (const auto &candidate : difference.candidates) {
        if (needOf(candidate) == Need::Changes)
            wanted.behind.append({candidate.conversation.id, *candidate.heldChangeSeq});
        else if (needOf(candidate) == Need::Newest)
            wanted.unheld.append(candidate.conversation.id);
    }
    wanted.mostChanged = SyncReply::mostMessages + 1;
    wanted.newestOfEach = SyncReply::newestMessages;
    wanted.usersSince = usersSince;
    wanted.usersChange = difference.usersChange;
    wanted.mostUsers = SyncReply::mostUsers + 1;
    return wanted;
}

void SyncAssembly::sortMessages(const SyncRepository::Contents &contents)
{
    for (const auto &message : contents.changed)
        changes_[message.conversationId].append(message);
    if (contents.changed.size() > SyncReply::mostMessages)
        cutAt_ = contents.changed.back().conversationId;
    for (const auto &message : contents.newest)
        newest_[message.conversationId].append(message);
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

void SyncAssembly::addUsers(const QList<SyncRepository::ChangedProfile> &changed,
                            qint64 newestNumber)
{
    reply_.usersSince = QString::number(newestNumber);
    for (const auto &[profile, number] :
         changed.first(std::min<qsizetype>(changed.size(), SyncReply::mostUsers))) {
        reply_.users.append(profile);
        if (changed.size() > SyncReply::mostUsers)
            reply_.usersSince = QString::number(number);
    }
    reply_.more = reply_.more || changed.size() > SyncReply::mostUsers;
}

// Whoever wrote one of these messages is known from the reply: as a member, or as a user. A profile
// that changed behind the snapshot comes again with the next reply.
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
