#include "people/typingstore.h"

#include "network/eventsource.h"

#include <algorithm>
#include <utility>

namespace letschat::client {

TypingStore::TypingStore(const TypingTimings &timings, QObject *parent)
    : QObject(parent)
    , timings_(timings)
{
    nextEnd_.setSingleShot(true);
    connect(&nextEnd_, &QTimer::timeout, this,
            [this] { dropWhere([](const Typist &typist) { return typist.ends.hasExpired(); }); });
}

void TypingStore::follow(EventSource &events)
{
    events.on<TypingChanged>(this, &TypingStore::take);
    events.on<MessageNew>(this, &TypingStore::take);
    events.on<PresenceChanged>(this, &TypingStore::take);
    events.on<ConversationGone>(this, &TypingStore::take);
}

QList<UserId> TypingStore::typingIn(ConversationId conversation) const
{
    QList<UserId> users;
    const auto typists = typists_.value(conversation);
    for (const auto &typist : typists)
        users.append(typist.id);
    return users;
}

void TypingStore::clear()
{
    nextEnd_.stop();
    const auto conversations = std::exchange(typists_, {}).keys();
    for (const auto &conversation : conversations)
        Q_EMIT changed(conversation);
}

void TypingStore::take(const TypingChanged &event)
{
    if (event.active)
        hear(event.conversationId, event.userId);
    else
        drop(event.conversationId, event.userId);
}

void TypingStore::take(const MessageNew &event)
{
    drop(event.conversationId, event.message.senderId);
}

void TypingStore::take(const PresenceChanged &event)
{
    if (!event.online)
        dropWhere([&](const Typist &typist) { return typist.id == event.userId; });
}

void TypingStore::take(const ConversationGone &event)
{
    if (typists_.remove(event.conversationId))
        Q_EMIT changed(event.conversationId);
}

void TypingStore::hear(ConversationId conversation, UserId user)
{
    auto &typists = typists_[conversation];
    const QDeadlineTimer ends(timings_.silence);
    const auto held = std::ranges::find(typists, user, &Typist::id);
    const bool isNew = held == typists.end();
    if (isNew)
        typists.append({user, ends});
    else
        held->ends = ends;
    // No other ends later than this one, so a timer that runs is early enough.
    if (!nextEnd_.isActive())
        nextEnd_.start(timings_.silence);
    if (isNew)
        Q_EMIT changed(conversation);
}

void TypingStore::drop(ConversationId conversation, UserId user)
{
    const auto typists = typists_.find(conversation);
    if (typists == typists_.end() ||
        !typists->removeIf([&](const Typist &typist) { return typist.id == user; }))
        return;
    if (typists->isEmpty())
        typists_.erase(typists);
    Q_EMIT changed(conversation);
}

template <class Condition>
void TypingStore::dropWhere(Condition hasEnded)
{
    QList<ConversationId> touched;
    for (auto each = typists_.begin(); each != typists_.end(); ++each) {
        if (each->removeIf(hasEnded))
            touched.append(each.key());
    }
    typists_.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
    awaitNextEnd();
    for (const auto &conversation : touched)
        Q_EMIT changed(conversation);
}

void TypingStore::awaitNextEnd()
{
    auto next = QDeadlineTimer(QDeadlineTimer::Forever);
    for (const auto &typists : std::as_const(typists_)) {
        for (const auto &typist : typists)
            next = std::min(next, typist.ends);
    }
    if (next.isForever())
        nextEnd_.stop();
    else
        nextEnd_.start(
            std::chrono::ceil<std::chrono::milliseconds>(next.remainingTimeAsDuration()));
}

} // namespace letschat::client
