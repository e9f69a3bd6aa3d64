#include "sync/outbox.h"

#include "core/uuid7.h"

#include <QPointer>

#include <algorithm>
#include <ranges>

using namespace std::chrono_literals;

namespace letschat::client {

/// The queue of one conversation.
struct Outbox::Lane
{
    ConversationId conversation;
    QList<Outgoing> outgoing;
    /// The attempt that is under way; 0 when none is.
    Attempt underWay = 0;
    Nonce sending;
    Backoff backoff;
    QTimer retry;
};

Outbox::Outbox(ApiClient &api, LocalStore &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , api_(api)
    , store_(store)
    , clock_(clock)
{
    connect(&store_, &LocalStore::changed, this, &Outbox::take);
    connect(&store_, &LocalStore::closed, this, &Outbox::clear);
}

Outbox::~Outbox() = default;

Outgoing Outbox::make(Outgoing::Kind kind, ConversationId conversation)
{
    Outgoing outgoing;
    outgoing.writtenAt = clock_.now();
    outgoing.nonce = Nonce(makeUuid7(outgoing.writtenAt));
    outgoing.conversationId = conversation;
    outgoing.kind = kind;
    return outgoing;
}

Nonce Outbox::send(ConversationId conversation, const QString &body,
                   std::optional<MessageId> replyTo, TextSource source)
{
    auto outgoing = make(Outgoing::Kind::Message, conversation);
    outgoing.body = body;
    outgoing.replyTo = replyTo;
    give(outgoing, source);
    return outgoing.nonce;
}

Nonce Outbox::edit(ConversationId conversation, MessageId message, const QString &body)
{
    auto outgoing = make(Outgoing::Kind::Edit, conversation);
    outgoing.target = message;
    outgoing.body = body;
    give(outgoing);
    return outgoing.nonce;
}

Nonce Outbox::remove(ConversationId conversation, MessageId message)
{
    auto outgoing = make(Outgoing::Kind::Deletion, conversation);
    outgoing.target = message;
    give(outgoing);
    return outgoing.nonce;
}

Nonce Outbox::react(ConversationId conversation, MessageId message, const QString &emoji, bool on)
{
    auto outgoing =
        make(on ? Outgoing::Kind::Reaction : Outgoing::Kind::ReactionRemoval, conversation);
    outgoing.target = message;
    outgoing.body = emoji;
    give(outgoing);
    return outgoing.nonce;
}

void Outbox::markRead(ConversationId conversation, qint64 seq)
{
    auto outgoing = make(Outgoing::Kind::ReadMark, conversation);
    outgoing.seq = seq;
    give(outgoing);
}

/// Stores it; what shows it and sends it follows from take().
QCoro::Task<> Outbox::give(Outgoing outgoing, TextSource source)
{
    const QPointer<Outbox> self(this);
    const auto job = [outgoing, source](StoreContent &content, StoreChanges &changes) {
        return recordGiven(content, changes, outgoing, source);
    };
    const auto durability = outgoing.kind == Outgoing::Kind::ReadMark
                                ? LocalStore::Durability::Process
                                : LocalStore::Durability::Power;
    auto writing = store_.write(job, durability);
    const auto given = co_await writing;
    if (self && !given)
        Q_EMIT notTaken(outgoing, given.error());
}

void Outbox::retry(Nonce nonce)
{
    store_.write([nonce](StoreContent &content, StoreChanges &changes) {
        recordRetried(content, changes, nonce);
        return true;
    });
}

void Outbox::discard(Nonce nonce)
{
    store_.write([nonce](StoreContent &content, StoreChanges &changes) {
        recordDiscarded(content, changes, nonce);
        return true;
    });
}

void Outbox::setActive(bool active)
{
    isActive_ = active;
    if (active)
        wake();
}

void Outbox::wake()
{
    for (auto &[id, lane] : lanes_) {
        lane->backoff.reset();
        lane->retry.stop();
        pump(*lane);
    }
}

QList<Outgoing> Outbox::outgoing(ConversationId conversation) const
{
    const auto lane = lanes_.find(conversation);
    return lane == lanes_.end() ? QList<Outgoing>() : lane->second->outgoing;
}

std::optional<Outgoing> Outbox::newestMessage(ConversationId conversation) const
{
    const auto all = outgoing(conversation);
    for (const auto &each : std::views::reverse(all)) {
        if (each.kind == Outgoing::Kind::Message)
            return each;
    }
    return std::nullopt;
}

int Outbox::waitingCount() const
{
    int count = 0;
    for (const auto &[id, lane] : lanes_)
        count += int(std::ranges::count_if(lane->outgoing, [](const Outgoing &each) {
            return each.kind == Outgoing::Kind::Message && each.state == Outgoing::State::Waiting;
        }));
    return count;
}

Outbox::Lane &Outbox::laneOf(ConversationId conversation)
{
    auto &lane = lanes_[conversation];
    if (!lane) {
        lane = std::make_unique<Lane>();
        lane->conversation = conversation;
        lane->retry.setSingleShot(true);
        connect(&lane->retry, &QTimer::timeout, this, [this, each = lane.get()] { pump(*each); });
    }
    return *lane;
}

void Outbox::take(const StoreChanges &changes)
{
    QSet<ConversationId> touched;
    for (const auto &each : changes.outgoing) {
        put(each);
        touched.insert(each.conversationId);
    }
    for (const auto &each : changes.settled) {
        settle(each.conversationId, each.nonce);
        touched.insert(each.conversationId);
    }
    for (const auto &id : std::as_const(touched)) {
        Q_EMIT changed(id);
        pump(laneOf(id));
    }
}

void Outbox::put(const Outgoing &outgoing)
{
    auto &queue = laneOf(outgoing.conversationId).outgoing;
    queue.removeIf([&](const Outgoing &each) { return each.nonce == outgoing.nonce; });
    const auto place = std::ranges::upper_bound(queue, outgoing.order, {}, &Outgoing::order);
    queue.insert(place - queue.begin(), outgoing);
}

void Outbox::settle(ConversationId conversation, Nonce nonce)
{
    auto &lane = laneOf(conversation);
    lane.outgoing.removeIf([&](const Outgoing &each) { return each.nonce == nonce; });
    // The echo came first; the next one need not wait for a reply that may be lost.
    if (lane.sending != nonce)
        return;
    lane.underWay = 0;
    lane.retry.stop();
}

/// Sends the next one, unless one is under way or its delay runs.
void Outbox::pump(Lane &lane)
{
    if (!isActive_ || lane.underWay != 0 || lane.retry.isActive())
        return;
    const auto next = std::ranges::find(lane.outgoing, Outgoing::State::Waiting, &Outgoing::state);
    if (next == lane.outgoing.end())
        return;
    lane.underWay = ++attempts_;
    lane.sending = next->nonce;
    post(*next, lane.underWay);
}

QCoro::Task<> Outbox::post(Outgoing outgoing, Attempt attempt)
{
    const QPointer<Outbox> self(this);
    const auto life = life_;
    qint64 seen = 0;
    if (outgoing.target) {
        const auto look = [id = *outgoing.target](StoreContent &content) {
            const auto message = content.messages().find(id);
            return message ? message->changeSeq : 0;
        };
        auto looking = store_.read(look);
        const auto found = co_await looking;
        if (!self || life != life_)
            co_return;
        seen = found.value_or(0);
    }
    auto dispatching = dispatch(api_, outgoing);
    const auto answer = co_await dispatching;
    if (!self || life != life_)
        co_return;
    if (!answer && answer.error().mayPass()) {
        const auto wait = answer.error().problem.retryAfter.value_or(0s);
        conclude(outgoing.conversationId, attempt, false, wait);
        co_return;
    }
    auto finishing = finish(outgoing, answer, seen);
    const bool isStored = co_await finishing;
    if (self && life == life_)
        conclude(outgoing.conversationId, attempt, isStored, 0s);
}

/// Stores what the server said. Where that fails it is asked again, which the nonce makes harmless.
QCoro::Task<bool> Outbox::finish(Outgoing sent, ApiResult<std::optional<Message>> answer,
                                 qint64 seenChangeSeq)
{
    const auto job = [=](StoreContent &content, StoreChanges &changes) {
        if (answer)
            recordDone(content, changes, sent, *answer, seenChangeSeq);
        else
            recordRefused(content, changes, sent, answer.error().problem.code);
        return true;
    };
    auto writing = store_.write(job);
    const auto stored = co_await writing;
    co_return stored.has_value();
}

void Outbox::conclude(ConversationId conversation, Attempt attempt, bool isOver,
                      std::chrono::milliseconds leastWait)
{
    const auto found = lanes_.find(conversation);
    // An echo came first, and the lane has gone on without this answer.
    if (found == lanes_.end() || found->second->underWay != attempt)
        return;
    auto &lane = *found->second;
    lane.underWay = 0;
    if (isOver)
        lane.backoff.reset();
    else
        lane.retry.start(std::max(lane.backoff.next(), leastWait));
    pump(lane);
}

void Outbox::clear()
{
    ++life_;
    const auto gone = std::exchange(lanes_, {});
    for (const auto &[id, lane] : gone)
        Q_EMIT changed(id);
}

} // namespace letschat::client
