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

void MessageBatch::takeStates(const BinaryRows &rows)
{
    for (int row = 0; row < rows.count(); ++row) {
        StateChanged state{rows.id<ConversationId>(row, 0), rows.number(row, 2),
                           rows.number(row, 3), std::nullopt};
        if (!rows.isNull(row, 4))
            state.mutedUntil = Timestamp{std::chrono::milliseconds{rows.number(row, 4)}};
        states_.append({{rows.id<UserId>(row, 1)}, encodeEvent(state)});
    }
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
        const auto &place = places_[id];
        const auto &recipients = place.members;
        const auto fresh = fresh_.find(id);
        if (fresh != fresh_.end() && message.seq == 1) {
            auto others = recipients; // all to whom it may be new
            if (!place.unaware.contains(message.senderId))
                others.removeOne(message.senderId);
            outcome.deliveries.append(
                {others, encodeEvent(ConversationNew{id, fresh->changeSeq, *fresh})});
        }
        outcome.deliveries.append({recipients,
                                   encodeEvent(MessageNew{id, message.changeSeq, message}),
                                   isMeeting(message) ? recipients : QList<UserId>()});
    }
    outcome.deliveries.append(states_);
}

} // namespace letschat::server
