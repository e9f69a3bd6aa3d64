#include "sync/outbox.h"

#include "core/uuid7.h"

#include <QPointer>

#include <algorithm>

namespace letschat::client {

/// The queue of one conversation.
struct Outbox::Lane
{
    ConversationId conversation;
    QList<Draft> drafts;
    /// The attempt that is under way; 0 when none is.
    quint64 underWay = 0;
    Nonce sending;
    Backoff backoff;
    QTimer retry;
};

Outbox::Outbox(ApiClient &api, const Clock &clock, QObject *parent)
    : QObject(parent)
    , api_(api)
    , clock_(clock)
{}

Outbox::~Outbox() = default;

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

Draft *Outbox::find(Nonce nonce)
{
    for (auto &[id, lane] : lanes_) {
        for (auto &draft : lane->drafts) {
            if (draft.nonce == nonce)
                return &draft;
        }
    }
    return nullptr;
}

Nonce Outbox::send(ConversationId conversation, const QString &body)
{
    const auto now = clock_.now();
    Draft draft;
    draft.nonce = Nonce(makeUuid7(now));
    draft.conversationId = conversation;
    draft.body = body;
    draft.writtenAt = now;
    draft.order = ++orders_;
    auto &lane = laneOf(conversation);
    lane.drafts.append(draft);
    Q_EMIT draftChanged(draft);
    Q_EMIT changed(conversation);
    pump(lane);
    return draft.nonce;
}

void Outbox::retry(Nonce nonce)
{
    auto *found = find(nonce);
    if (!found || found->state != Draft::State::Failed)
        return;
    auto draft = *found;
    auto &lane = laneOf(draft.conversationId);
    drop(lane, nonce);
    draft.state = Draft::State::Sending;
    draft.failureReason.clear();
    draft.order = ++orders_;
    lane.drafts.append(draft);
    Q_EMIT draftChanged(draft);
    Q_EMIT changed(draft.conversationId);
    pump(lane);
}

void Outbox::discard(Nonce nonce)
{
    const auto *draft = find(nonce);
    if (!draft || draft->state != Draft::State::Failed)
        return;
    const auto conversation = draft->conversationId;
    drop(laneOf(conversation), nonce);
    Q_EMIT draftDiscarded(conversation, nonce);
    Q_EMIT changed(conversation);
}

void Outbox::confirm(const Message &message)
{
    const auto lane = lanes_.find(message.conversationId);
    if (lane == lanes_.end() || !drop(*lane->second, message.nonce))
        return;
    // The reply to it may be lost; the next one need not wait for that.
    if (lane->second->sending == message.nonce)
        lane->second->underWay = 0;
    Q_EMIT changed(message.conversationId);
    pump(*lane->second);
}

void Outbox::wake()
{
    for (auto &[id, lane] : lanes_) {
        lane->backoff.reset();
        lane->retry.stop();
        pump(*lane);
    }
}

void Outbox::clear()
{
    const auto gone = std::exchange(lanes_, {});
    for (const auto &[id, lane] : gone)
        Q_EMIT changed(id);
}

QList<Draft> Outbox::drafts(ConversationId conversation) const
{
    const auto lane = lanes_.find(conversation);
    return lane == lanes_.end() ? QList<Draft>() : lane->second->drafts;
}

std::optional<Draft> Outbox::newest(ConversationId conversation) const
{
    const auto lane = lanes_.find(conversation);
    if (lane == lanes_.end() || lane->second->drafts.isEmpty())
        return std::nullopt;
    return lane->second->drafts.last();
}

int Outbox::waitingCount() const
{
    int count = 0;
    for (const auto &[id, lane] : lanes_)
        count += int(std::ranges::count(lane->drafts, Draft::State::Sending, &Draft::state));
    return count;
}

/// Sends the next one, unless one is under way or its delay runs.
void Outbox::pump(Lane &lane)
{
    if (lane.underWay != 0 || lane.retry.isActive())
        return;
    const auto next = std::ranges::find(lane.drafts, Draft::State::Sending, &Draft::state);
    if (next == lane.drafts.end())
        return;
    lane.underWay = ++attempts_;
    lane.sending = next->nonce;
    post(lane.conversation, *next, lane.underWay);
}

QCoro::Task<> Outbox::post(ConversationId conversation, Draft draft, quint64 attempt)
{
    const QPointer<Outbox> self(this);
    Call<SendMessage> call;
    call.path.conversationId = conversation;
    call.body.nonce = draft.nonce;
    call.body.body = draft.body;
    auto sending = api_.call<SendMessage>(call);
    const auto answer = co_await sending;
    if (!self)
        co_return;
    // Nothing waits for the answer when everything was cleared meanwhile.
    if (const auto lane = lanes_.find(conversation); lane != lanes_.end())
        finish(*lane->second, draft.nonce, attempt, answer);
}

void Outbox::finish(Lane &lane, Nonce nonce, quint64 attempt, const ApiResult<Message> &answer)
{
    if (answer) {
        Q_EMIT confirmed(*answer);
        if (drop(lane, nonce))
            Q_EMIT changed(lane.conversation);
    }
    // An echo came first, and the lane has gone on without this answer.
    if (lane.underWay != attempt)
        return;
    lane.underWay = 0;
    if (answer)
        lane.backoff.reset();
    else if (answer.error().mayPass())
        lane.retry.start(std::max<std::chrono::milliseconds>(
            lane.backoff.next(),
            answer.error().problem.retryAfter.value_or(std::chrono::seconds(0))));
    else
        fail(lane, nonce, answer.error());
    pump(lane);
}

void Outbox::fail(Lane &lane, Nonce nonce, const ApiError &error)
{
    const auto draft = std::ranges::find(lane.drafts, nonce, &Draft::nonce);
    if (draft == lane.drafts.end())
        return;
    draft->state = Draft::State::Failed;
    draft->failureReason = error.problem.code == ProblemCode::NotFound
                               ? tr("This conversation is no longer there.")
                               : plainWords(error);
    // Whoever hears of it may change the lane: they get a copy.
    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
    const auto failed = *draft;
    Q_EMIT draftChanged(failed);
    Q_EMIT changed(lane.conversation);
}

bool Outbox::drop(Lane &lane, Nonce nonce)
{
    return lane.drafts.removeIf([&](const Draft &draft) { return draft.nonce == nonce; }) > 0;
}

} // namespace letschat::client
