#include "support/modelserverdevice.h"

#include "protocol/codec.h"

using namespace Qt::StringLiterals;

namespace letschat::test {

ModelDevice::ModelDevice(Calls calls)
    : calls_(std::move(calls))
{}

QString ModelDevice::sync()
{
    for (int calls = 0; calls < 1000; ++calls) {
        SyncRequest request;
        for (auto each = held_.cbegin(); each != held_.cend(); ++each)
            request.conversations[each.key()] = each->numbers;
        if (auto fault = call(request); !fault.isEmpty() || !hasMore_)
            return fault;
    }
    return u"sync does not come to an end"_s;
}

QString ModelDevice::catchUp(ConversationId conversation)
{
    for (int calls = 0; calls < 1000 && held_.contains(conversation); ++calls) {
        SyncRequest request;
        request.conversations[conversation] = held_[conversation].numbers;
        request.only = true;
        if (auto fault = call(request); !fault.isEmpty() || !hasMore_)
            return fault;
    }
    return held_.contains(conversation) ? u"sync does not come to an end"_s : QString();
}

QString ModelDevice::call(SyncRequest request)
{
    ++callCount_;
    request.usersSince = usersSince_;
    const auto reply = calls_({Method::Post, "/sync", encode(request), {}});
    if (reply.status != 200)
        return u"the answer is %1: "_s.arg(reply.status) + QString::fromUtf8(reply.body);
    const auto decoded = decode<SyncReply>(reply.body);
    if (!decoded)
        return decoded.error().detail;
    hasMore_ = decoded->more;
    return adopt(request, *decoded);
}

void ModelDevice::forget()
{
    held_.clear();
    users_.clear();
    usersSince_.reset();
    ++resets_;
}

QString ModelDevice::adopt(const SyncRequest &request, const SyncReply &reply)
{
    if (epoch_ && epoch_ != reply.epoch) {
        forget();
        hasMore_ = true; // from nothing
        epoch_ = reply.epoch;
        return {};
    }
    epoch_ = reply.epoch;
    const auto before = std::pair(held_, usersSince_);
    for (const auto &id : reply.gone)
        held_.remove(id);
    for (const auto &conversation : reply.conversations) {
        if (request.only.value_or(false) && !request.conversations.contains(conversation.id))
            return u"only brings what was not named"_s;
        if (auto fault = adopt(conversation); !fault.isEmpty())
            return fault;
    }
    QMap<ConversationId, qint64> last;
    for (const auto &message : reply.messages) {
        auto &seen = last[message.conversationId];
        if (!held_.contains(message.conversationId) || message.changeSeq <= seen)
            return u"messages are out of order, or of no conversation in the reply"_s;
        seen = message.changeSeq;
        held_[message.conversationId].stretch[message.seq] = message;
    }
    for (const auto &profile : reply.users)
        users_[profile.id] = profile;
    usersSince_ = reply.usersSince;
    return reply.more && before == std::pair(held_, usersSince_) ? u"sync stands still"_s
                                                                 : QString();
}

QString ModelDevice::adopt(const SyncedConversation &conversation)
{
    if (!conversation.mine)
        return u"a conversation lacks what is the caller's own"_s;
    auto &held = held_[conversation.id];
    if (conversation.reset) {
        held.stretch.clear();
        ++resets_;
    }
    held.conversation = static_cast<const Conversation &>(conversation);
    // A new peer's profile may be older than `users_since`; it comes with the conversation.
    for (const auto &member : conversation.members.value_or(QList<Member>()))
        users_[member.user.id] = member.user;
    held.numbers.changeSeq = conversation.syncedChangeSeq.value_or(conversation.changeSeq);
    held.numbers.stateSeq = conversation.mine->stateSeq;
    return {};
}

} // namespace letschat::test
