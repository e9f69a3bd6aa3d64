#pragma once

#include "protocol/events.h"
#include "protocol/sync.h"

#include <QSet>

#include <map>

namespace letschat::client {

/// In which order events may be applied: each right after the one before it (protocol.md, 5
/// "Gaps"). Knows the numbers that are held, and keeps what comes too early.
class EventOrder
{
public:
    using Numbers = std::map<ConversationId, HeldNumbers>;

    /// What is held, as the store says it. What came too early is looked at again by settle().
    void setHeld(const Numbers &held) { held_ = held; }
    void clear();
    /// What came too early is told by a sync that is asked for from now on.
    void forgetEarly();

    /// The events that may be applied now, in their order; they count as held from here on. Often
    /// just the one, sometimes none.
    QList<Event> take(const Event &event);
    /// Those that may be applied now of what came too early.
    QList<Event> settle();

    /// Something lies before what came too early.
    bool hasGaps() const { return !early_.empty() || !lacking_.isEmpty(); }
    /// An event was about a conversation that is not held.
    bool hasUnknown() const { return hasUnknown_; }
    /// Those of which events are missing.
    QSet<ConversationId> incomplete() const;
    /// What is missing is being fetched.
    void forgetGaps();

private:
    QList<Event> takeNumbered(ConversationId id, qint64 changeSeq, const Event &event);
    QList<Event> takeState(const StateChanged &event);
    void takeEarly(ConversationId id, QList<Event> &due);

    Numbers held_;
    std::map<ConversationId, std::map<qint64, Event>> early_;
    QSet<ConversationId> lacking_;
    bool hasUnknown_ = false;
};

} // namespace letschat::client
