#include "sync/recorder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

void Recorder::finish()
{
    for (const auto &id : std::as_const(touched_)) {
        if (const auto conversation = content_.shown(id))
            changes_.conversations.append(*conversation);
    }
}

bool Recorder::apply(const Event &event)
{
    return std::visit(
        [this](const auto &each) {
            using E = std::decay_t<decltype(each)>;
            if constexpr (std::is_same_v<E, UserUpdated>) {
                putProfile(each.user);
                return true;
            } else if constexpr (std::is_same_v<E, ConversationGone>) {
                return takeGone(each.conversationId);
            } else if constexpr (std::is_same_v<E, StateChanged>) {
                return takeState(each);
            } else if constexpr (requires(Recorder &self) { self.take(qint64(), each); }) {
                auto &conversations = content_.conversations();
                const auto number = conversations.numberOf(each.conversationId);
                if (!number || conversations.held(*number).changeSeq + 1 != each.changeSeq)
                    return false;
                conversations.setChangeSeq(*number, each.changeSeq);
                touch(each.conversationId);
                return take(*number, each);
            } else {
                return true;
            }
        },
        event);
}

bool Recorder::take(qint64 number, const MessageNew &event)
{
    holdMessage(number, event.message);
    countUnread(number, event.message, event.message.deletedAt ? 0 : 1);
    content_.conversations().setSyncedSeq(number, event.message.seq);
    return true;
}

/// Also of a message that is not held: it may be one that a sync left out so far because it changed
/// later, and a page that is on its way may have it as it was before.
bool Recorder::take(qint64 number, const MessageUpdated &event)
{
    holdMessage(number, event.message);
    // A deletion is a message's last change, and comes once.
    countUnread(number, event.message, event.message.deletedAt ? -1 : 0);
    return true;
}

bool Recorder::take(qint64, const ConversationUpdated &event)
{
    putConversation(event.conversation);
    return true;
}

bool Recorder::take(qint64 number, const ReadMarkMoved &event)
{
    content_.conversations().raiseMemberRead(number, event.userId, event.seq);
    if (event.userId == content_.owner() && content_.conversations().raiseRead(number, event.seq))
        content_.recountUnread(number);
    return true;
}

bool Recorder::take(qint64, const HiddenChange &)
{
    return true;
}

bool Recorder::takeState(const StateChanged &event)
{
    auto &conversations = content_.conversations();
    const auto number = conversations.numberOf(event.conversationId);
    if (!number || conversations.held(*number).stateSeq + 1 != event.stateSeq)
        return false;
    conversations.setStateSeq(*number, event.stateSeq);
    conversations.setMuted(*number, event.mutedUntil);
    if (conversations.raiseRead(*number, event.readSeq))
        content_.recountUnread(*number);
    touch(event.conversationId);
    return true;
}

bool Recorder::takeGone(ConversationId id)
{
    if (const auto number = content_.conversations().numberOf(id)) {
        content_.dropConversation(*number);
        changes_.gone.append(id);
    }
    return true;
}

bool Recorder::adopt(const SyncReply &reply)
{
    const auto epoch = content_.remembered(u"epoch"_s);
    if (!epoch.isEmpty() && epoch != reply.epoch) {
        for (const auto &each : content_.outbox().all()) {
            if (each.state == Outgoing::State::Settling)
                settle(each.conversationId, each.nonce);
        }
        content_.clear();
        content_.remember(u"epoch"_s, reply.epoch);
        changes_.isCleared = true;
        return false;
    }
    content_.remember(u"epoch"_s, reply.epoch);
    content_.remember(u"users_since"_s, reply.usersSince);
    for (const auto &profile : reply.users)
        putProfile(profile);
    for (const auto &id : reply.gone)
        takeGone(id);
    for (const auto &conversation : reply.conversations)
        adopt(conversation);
    for (const auto &message : reply.messages)
        adopt(message);
    for (const auto &conversation : reply.conversations)
        adoptNumbers(conversation);
    return true;
}

void Recorder::adopt(const SyncedConversation &conversation)
{
    const auto number = putConversation(conversation);
    touch(conversation.id);
    if (conversation.reset) {
        content_.dropHistory(number);
        changes_.reset.append(conversation.id);
    }
}

void Recorder::adopt(const Message &message)
{
    if (const auto number = content_.conversations().numberOf(message.conversationId))
        holdMessage(*number, message);
}

void Recorder::adoptNumbers(const SyncedConversation &conversation)
{
    auto &conversations = content_.conversations();
    const auto number = conversations.numberOf(conversation.id).value_or(0);
    // Where the changes did not all fit, the newest message may come before those below it.
    if (const auto &last = conversation.lastMessage)
        holdMessage(number, *last);
    conversations.setChangeSeq(number,
                               conversation.syncedChangeSeq.value_or(conversation.changeSeq));
    if (!conversation.syncedChangeSeq)
        conversations.setSyncedSeq(number, conversation.lastSeq);
    if (!conversation.mine)
        return;
    conversations.setStateSeq(number, conversation.mine->stateSeq);
    conversations.setUnread(number, conversation.mine->unreadCount);
    // Read here, and the server does not know it yet.
    const auto known = conversations.find(number);
    if (known && known->mine->readSeq > conversation.mine->readSeq)
        content_.recountUnread(number);
}

void Recorder::storePage(ConversationId conversation, const QList<Message> &page)
{
    const auto number = content_.conversations().numberOf(conversation);
    if (!number)
        return;
    const auto synced = content_.conversations().syncedSeq(*number);
    for (const auto &message : page) {
        const bool wasHeld = content_.messages().holds(message.id);
        const auto settledBefore = changes_.settled.size();
        const bool isNews = store(*number, message);
        settleBy(message, isNews);
        // Whoever shows the page reads it from the store; but what a sync would have told as new
        // has to be told now.
        if ((isNews && (wasHeld || message.seq > synced)) ||
            changes_.settled.size() > settledBefore)
            changes_.messages.append(message);
        content_.stretches().add(*number, message.seq, message.seq);
    }
    content_.recountUnread(*number);
    touch(conversation);
}

/// An answer that is late may tell of the message as it was before changes that are held; they
/// would have brought the message, but for a reset that left it out.
void Recorder::storeAnswer(const Message &message)
{
    auto &conversations = content_.conversations();
    const auto number = conversations.numberOf(message.conversationId);
    const bool isCurrent = number && (content_.messages().holds(message.id) ||
                                      message.changeSeq > conversations.held(*number).changeSeq);
    if (isCurrent) {
        holdMessage(*number, message);
        content_.recountUnread(*number);
    } else {
        settleBy(message, false);
    }
    touch(message.conversationId);
}

void Recorder::storeOpened(const Conversation &conversation)
{
    if (content_.conversations().numberOf(conversation.id) || conversation.lastSeq > 0)
        return;
    const auto number = putConversation(conversation);
    content_.conversations().setChangeSeq(number, conversation.changeSeq);
    if (conversation.mine)
        content_.conversations().setStateSeq(number, conversation.mine->stateSeq);
    touch(conversation.id);
}

qint64 Recorder::putConversation(const Conversation &conversation)
{
    const auto number = content_.conversations().put(conversation);
    for (const auto &member : conversation.members.value_or(QList<Member>())) {
        putProfile(member.user);
        if (member.user.id == content_.owner())
            content_.conversations().setRole(number, member.role);
    }
    return number;
}

void Recorder::putProfile(const Profile &profile)
{
    if (content_.people().put(profile))
        changes_.people.append(profile);
}

/// Stores a message, and what follows from its being there.
void Recorder::holdMessage(qint64 number, const Message &message)
{
    putMessage(number, message);
    auto &conversations = content_.conversations();
    content_.stretches().add(number, message.seq, message.seq);
    conversations.raiseLast(number, message.seq, message.createdAt);
    conversations.raiseMemberRead(number, message.senderId, message.seq);
    if (message.senderId == content_.owner())
        conversations.raiseRead(number, message.seq);
}

/// One more or less where the message counts, and all of them where all are held.
void Recorder::countUnread(qint64 number, const Message &message, int change)
{
    const auto known = content_.conversations().find(number);
    if (known && message.senderId != content_.owner() && message.seq > known->mine->readSeq)
        content_.conversations().setUnread(
            number, std::clamp(known->mine->unreadCount + change, 0, Membership::maxUnreadCount));
    content_.recountUnread(number);
}

void Recorder::putMessage(qint64 number, const Message &message)
{
    const bool isNews = store(number, message);
    settleBy(message, isNews);
    if (isNews)
        changes_.messages.append(message);
}

/// Another message at the same place is one of a database that was set back since.
bool Recorder::store(qint64 number, const Message &message)
{
    auto &messages = content_.messages();
    if (const auto rival = messages.idAt(number, message.seq); rival && *rival != message.id) {
        messages.remove(*rival);
        changes_.dropped.append(*rival);
    }
    return messages.put(number, message);
}

void Recorder::settleBy(const Message &message, bool isNews)
{
    if (message.senderId == content_.owner())
        settle(message.conversationId, message.nonce);
    if (!isNews)
        return;
    for (const auto &each : content_.outbox().settlingOn(message.id))
        settle(each.conversationId, each.nonce);
}

void Recorder::settle(ConversationId conversation, Nonce nonce)
{
    if (content_.outbox().remove(nonce))
        changes_.settled.append({conversation, nonce});
}

} // namespace letschat::client
