#include "desktop/notificationrules.h"

#include "conversations/mutes.h"

#include <algorithm>

namespace letschat::client {

namespace {

int unreadIn(const Conversation &conversation)
{
    return conversation.mine ? conversation.mine->unreadCount : 0;
}

bool isUnread(const Message &message, const Conversation &conversation)
{
    return !message.deletedAt && conversation.mine && message.seq > conversation.mine->readSeq;
}

} // namespace

void NotificationRules::begin()
{
    dropAll();
    heard_.clear();
    isBeginning_ = true;
    isFilling_ = false;
}

void NotificationRules::take(const StoreChanges &changes, const Situation &situation)
{
    if (changes.isCleared) {
        dropAll();
        heard_.clear();
        isFilling_ = true;
    }
    if (std::exchange(isBeginning_, false))
        isFilling_ = changes.conversations.isEmpty();
    for (const auto &id : changes.gone) {
        drop(id);
        heard_.remove(id);
    }
    for (const auto &message : changes.messages) {
        const auto in =
            std::ranges::find(changes.conversations, message.conversationId, &Conversation::id);
        if (in != changes.conversations.end())
            takeMessage(message, *in, situation);
    }
    for (const auto &conversation : changes.conversations)
        takeState(conversation, situation);
}

void NotificationRules::takeMessage(const Message &message, const Conversation &conversation,
                                    const Situation &situation)
{
    const auto id = conversation.id;
    if (message.deletedAt &&
        (waiting_.value(id).newest.id == message.id || shown_.value(id).newest.id == message.id))
        drop(id);
    const bool isNew = message.seq > heard_.value(id) && !isFilling_ &&
                       message.senderId != situation.self && isUnread(message, conversation);
    if (!isNew || situation.isSilent || isMutedAt(situation.now, conversation) ||
        id == situation.watched || (situation.isBlocked && situation.isBlocked(message.senderId)))
        return;
    auto &news = waiting_[id];
    if (news.newest.seq < message.seq)
        news = {id, message, 1, 1};
}

/// What was read or muted meanwhile, here or on another device, needs no notification.
void NotificationRules::takeState(const Conversation &conversation, const Situation &situation)
{
    const auto id = conversation.id;
    heard_[id] = std::max(heard_.value(id), conversation.lastSeq);
    if (unreadIn(conversation) == 0 || isMutedAt(situation.now, conversation))
        return drop(id);
    for (auto *held : {&waiting_, &shown_, &summed_}) {
        if (const auto news = held->find(id); news != held->end())
            news->messages = unreadIn(conversation);
    }
}

NotificationRules::Due NotificationRules::due()
{
    Due due;
    due.withdrawn = std::exchange(withdrawn_, {});
    const auto news = std::exchange(waiting_, {});
    if (news.size() > mostAtOnce) {
        for (const auto &each : news) {
            if (shown_.remove(each.conversation))
                due.withdrawn.append(each.conversation);
            summed_[each.conversation] = each;
        }
        due.withdrawn.removeAll(ConversationId());
        due.shown.append(sum());
        return due;
    }
    for (const auto &each : news) {
        if (summed_.remove(each.conversation) && summed_.isEmpty())
            due.withdrawn.append(ConversationId());
        due.withdrawn.removeAll(each.conversation);
        shown_[each.conversation] = each;
        due.shown.append(each);
    }
    std::ranges::sort(due.shown, {}, [](const News &each) { return each.newest.createdAt; });
    return due;
}

const News *NotificationRules::shown(ConversationId conversation) const
{
    const auto found = shown_.constFind(conversation);
    return found == shown_.cend() ? nullptr : &*found;
}

void NotificationRules::forget(ConversationId conversation)
{
    if (conversation.isNull())
        summed_.clear();
    else
        shown_.remove(conversation);
}

void NotificationRules::drop(ConversationId conversation)
{
    waiting_.remove(conversation);
    if (shown_.remove(conversation))
        withdrawn_.append(conversation);
    if (summed_.remove(conversation) && summed_.isEmpty())
        withdrawn_.append(ConversationId());
}

void NotificationRules::dropAll()
{
    const auto known = waiting_.keys() + shown_.keys() + summed_.keys();
    for (const auto &id : known)
        drop(id);
}

News NotificationRules::sum() const
{
    News all;
    all.conversations = int(summed_.size());
    for (const auto &each : summed_)
        all.messages += each.messages;
    return all;
}

} // namespace letschat::client
