#include "sync/eventorder.h"

namespace letschat::client {

void EventOrder::clear()
{
    *this = {};
}

void EventOrder::forgetEarly()
{
    early_.clear();
    forgetGaps();
}

QList<Event> EventOrder::take(const Event &event)
{
    return std::visit(
        [&](const auto &each) -> QList<Event> {
            using E = std::decay_t<decltype(each)>;
            if constexpr (std::is_same_v<E, UserUpdated>) {
                return {event};
            } else if constexpr (std::is_same_v<E, ConversationGone>) {
                held_.erase(each.conversationId);
                early_.erase(each.conversationId);
                lacking_.remove(each.conversationId);
                return {event};
            } else if constexpr (std::is_same_v<E, ConversationNew>) {
                const auto held = held_.find(each.conversationId);
                if (held == held_.end() || each.changeSeq > held->second.changeSeq)
                    hasUnknown_ = true;
                return {};
            } else if constexpr (std::is_same_v<E, StateChanged>) {
                return takeState(each);
            } else if constexpr (requires { each.changeSeq; }) {
                return takeNumbered(each.conversationId, each.changeSeq, event);
            } else {
                return {};
            }
        },
        event);
}

QList<Event> EventOrder::takeState(const StateChanged &event)
{
    const auto held = held_.find(event.conversationId);
    if (held == held_.end()) {
        hasUnknown_ = true;
        return {};
    }
    auto &number = held->second.stateSeq;
    if (event.stateSeq <= number)
        return {};
    if (event.stateSeq > number + 1) {
        lacking_.insert(event.conversationId);
        return {};
    }
    number = event.stateSeq;
    return {event};
}

QList<Event> EventOrder::takeNumbered(ConversationId id, qint64 changeSeq, const Event &event)
{
    const auto held = held_.find(id);
    if (held == held_.end()) {
        hasUnknown_ = true;
        return {};
    }
    auto &number = held->second.changeSeq;
    if (changeSeq <= number)
        return {};
    if (changeSeq > number + 1) {
        early_[id].insert_or_assign(changeSeq, event);
        return {};
    }
    number = changeSeq;
    QList<Event> due{event};
    takeEarly(id, due);
    return due;
}

/// Moves what follows what is held to `due`, and forgets what is held already.
void EventOrder::takeEarly(ConversationId id, QList<Event> &due)
{
    const auto waiting = early_.find(id);
    if (waiting == early_.end())
        return;
    auto &number = held_[id].changeSeq;
    auto &events = waiting->second;
    while (!events.empty() && events.begin()->first <= number + 1) {
        if (events.begin()->first == number + 1) {
            number += 1;
            due.append(events.begin()->second);
        }
        events.erase(events.begin());
    }
    if (events.empty())
        early_.erase(waiting);
}

QList<Event> EventOrder::settle()
{
    QList<Event> due;
    for (const auto &id : incomplete()) {
        if (held_.contains(id))
            takeEarly(id, due);
        else
            early_.erase(id);
    }
    return due;
}

QSet<ConversationId> EventOrder::incomplete() const
{
    auto ids = lacking_;
    for (const auto &[id, events] : early_)
        ids.insert(id);
    return ids;
}

void EventOrder::forgetGaps()
{
    lacking_.clear();
    hasUnknown_ = false;
}

} // namespace letschat::client
