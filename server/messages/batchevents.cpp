#include "messages/messagebatch.h"
#include "protocol/events.h"

#include <algorithm>

/// The part of MessageBatch that says who is to hear what.
namespace letschat::server {

// Two know each other once both have written to the other.
bool MessageBatch::isMeeting(const Message &message)
{
    auto &place = places_[message.conversationId];
    if (!place.isDirect || place.writers.size() == 2)
        return false;
    place.writers.insert(message.senderId);
    return place.writers.size() == 2;
}

void MessageBatch::announce(BatchOutcome &outcome)
{
    QList<Message> messages;
    for (const auto &answer : outcome.answers) {
        if (answer && answer->isNew)
            messages.append(answer->message);
    }
    std::ranges::sort(messages, {}, &Message::changeSeq);
    for (const auto &message : messages) {
        const auto &id = message.conversationId;
        const auto &recipients = places_[id].members;
        const auto fresh = fresh_.find(id);
        if (fresh != fresh_.end() && message.seq == 1) {
            auto others = recipients;
            others.removeOne(message.senderId);
            outcome.deliveries.append(
                {others, encodeEvent(ConversationNew{id, fresh->changeSeq, *fresh})});
        }
        outcome.deliveries.append({recipients,
                                   encodeEvent(MessageNew{id, message.changeSeq, message}),
                                   isMeeting(message) ? recipients : QList<UserId>()});
    }
}

} // namespace letschat::server
