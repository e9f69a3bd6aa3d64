#include "sync/dispatch.h"

#include "protocol/membership.h"
#include "protocol/messagechanges.h"
#include "sync/recorder.h"

#include <algorithm>

namespace letschat::client {

namespace {

using Answer = ApiResult<std::optional<Message>>;

template <class E>
QCoro::Task<Answer> callFor(ApiClient &api, Call<E> call)
{
    auto asking = api.call<E>(call);
    const auto answer = co_await asking;
    if (!answer)
        co_return std::unexpected(answer.error());
    if constexpr (std::is_same_v<typename E::Response, Message>)
        co_return *answer;
    else
        co_return std::nullopt;
}

Call<SendMessage> sendingOf(const Outgoing &outgoing)
{
    Call<SendMessage> call;
    call.path.conversationId = outgoing.conversationId;
    call.body.nonce = outgoing.nonce;
    call.body.body = outgoing.body;
    call.body.replyTo = outgoing.replyTo;
    return call;
}

template <class E>
Call<E> callOnMessage(const Outgoing &outgoing)
{
    Call<E> call;
    call.path.conversationId = outgoing.conversationId;
    call.path.messageId = outgoing.target.value_or(MessageId());
    if constexpr (std::is_same_v<E, EditMessage>)
        call.body.body = outgoing.body;
    if constexpr (std::is_same_v<E, AddReaction> || std::is_same_v<E, RemoveReaction>)
        call.path.emoji = outgoing.body;
    return call;
}

Call<MarkRead> readMarkOf(const Outgoing &outgoing)
{
    Call<MarkRead> call;
    call.path.conversationId = outgoing.conversationId;
    call.body.seq = outgoing.seq;
    return call;
}

/// The mark that still waits: it is moved, so that only the newest goes out.
std::optional<Outgoing> waitingMark(StoreContent &content, ConversationId conversation)
{
    for (const auto &each : content.outbox().inConversation(conversation)) {
        if (each.kind == Outgoing::Kind::ReadMark)
            return each;
    }
    return std::nullopt;
}

bool recordMark(StoreContent &content, StoreChanges &changes, Outgoing mark)
{
    const auto number = content.conversations().numberOf(mark.conversationId);
    if (!number || !content.conversations().raiseRead(*number, mark.seq))
        return false;
    content.recountUnread(*number);
    if (auto waiting = waitingMark(content, mark.conversationId)) {
        waiting->seq = mark.seq;
        content.outbox().update(*waiting);
        mark = *waiting;
    } else {
        content.outbox().append(mark);
    }
    changes.outgoing.append(mark);
    Recorder recorder(content, changes);
    recorder.touch(mark.conversationId);
    recorder.finish();
    return true;
}

/// Whether the message as it is held shows what the server has done to it. Else a change is on its
/// way here. None may come any more for what is shown: the server had done it at an earlier try
/// whose answer was lost, or it was nothing new.
bool isShown(StoreContent &content, const Message &message, const Outgoing &done)
{
    // What was done before it has not come yet, and may be its opposite.
    if (!content.outbox().settlingOn(message.id).isEmpty())
        return false;
    if (done.kind == Outgoing::Kind::Deletion)
        return message.deletedAt.has_value();
    const bool hasReacted = std::ranges::any_of(message.reactions, [&](const Reaction &each) {
        return each.emoji == done.body && each.userIds.contains(content.owner());
    });
    return hasReacted == (done.kind == Outgoing::Kind::Reaction);
}

/// What is on its way now is no draft any more.
void dropDraft(StoreContent &content, StoreChanges &changes, const Outgoing &outgoing)
{
    const auto held = content.outbox().draftOf(outgoing.conversationId);
    if (!held)
        return;
    auto left = *held;
    left.writtenAt = outgoing.writtenAt;
    if (outgoing.kind == Outgoing::Kind::Message) {
        left.text.clear();
        left.replyTo.reset();
    } else if (outgoing.kind == Outgoing::Kind::Edit && left.edit &&
               left.edit->message == outgoing.target) {
        left.edit.reset();
    } else {
        return;
    }
    content.outbox().putDraft(left);
    changes.drafts.append(left);
}

} // namespace

QCoro::Task<Answer> dispatch(ApiClient &api, Outgoing outgoing)
{
    switch (outgoing.kind) {
    case Outgoing::Kind::Message: {
        auto sending = callFor(api, sendingOf(outgoing));
        co_return co_await sending;
    }
    case Outgoing::Kind::Edit: {
        auto editing = callFor(api, callOnMessage<EditMessage>(outgoing));
        co_return co_await editing;
    }
    case Outgoing::Kind::Deletion: {
        auto deleting = callFor(api, callOnMessage<DeleteMessage>(outgoing));
        co_return co_await deleting;
    }
    case Outgoing::Kind::Reaction: {
        auto adding = callFor(api, callOnMessage<AddReaction>(outgoing));
        co_return co_await adding;
    }
    case Outgoing::Kind::ReactionRemoval: {
        auto removing = callFor(api, callOnMessage<RemoveReaction>(outgoing));
        co_return co_await removing;
    }
    case Outgoing::Kind::ReadMark: {
        auto marking = callFor(api, readMarkOf(outgoing));
        co_return co_await marking;
    }
    }
    Q_UNREACHABLE();
}

bool recordGiven(StoreContent &content, StoreChanges &changes, Outgoing outgoing, TextSource source)
{
    if (outgoing.kind == Outgoing::Kind::ReadMark)
        return recordMark(content, changes, outgoing);
    content.outbox().append(outgoing);
    changes.outgoing.append(outgoing);
    if (source == TextSource::Draft)
        dropDraft(content, changes, outgoing);
    return true;
}

void recordDone(StoreContent &content, StoreChanges &changes, const Outgoing &sent,
                const std::optional<Message> &answer, qint64 seenChangeSeq)
{
    Recorder recorder(content, changes);
    auto held = content.outbox().find(sent.nonce);
    // A mark may have moved on while it was on its way.
    const bool isDone = sent.kind != Outgoing::Kind::ReadMark || !held || held->seq <= sent.seq;
    if (answer) {
        recorder.storeAnswer(*answer);
        recorder.settle(sent.conversationId, sent.nonce);
        recorder.finish();
    } else if (isDone) {
        const auto message = sent.target ? content.messages().find(*sent.target) : std::nullopt;
        if (held && message && message->changeSeq <= seenChangeSeq &&
            !isShown(content, *message, sent)) {
            held->state = Outgoing::State::Settling;
            content.outbox().update(*held);
            changes.outgoing.append(*held);
        } else {
            recorder.settle(sent.conversationId, sent.nonce);
        }
    }
}

void recordRefused(StoreContent &content, StoreChanges &changes, const Outgoing &sent,
                   ProblemCode code)
{
    auto held = content.outbox().find(sent.nonce);
    if (!held)
        return;
    if (held->kind == Outgoing::Kind::ReadMark) {
        // Nobody can do anything about it, nor misses it.
        Recorder(content, changes).settle(held->conversationId, held->nonce);
        return;
    }
    const auto number = content.conversations().numberOf(held->conversationId);
    const auto conversation = number ? content.conversations().find(*number) : std::nullopt;
    held->state = Outgoing::State::Failed;
    held->refusal = code;
    held->aboveSeq = conversation ? conversation->lastSeq : 0;
    content.outbox().update(*held);
    changes.outgoing.append(*held);
}

void recordRetried(StoreContent &content, StoreChanges &changes, Nonce nonce)
{
    const auto held = content.outbox().find(nonce);
    if (!held || held->state != Outgoing::State::Failed)
        return;
    content.outbox().appendAgain(nonce);
    changes.outgoing.append(*content.outbox().find(nonce));
}

void recordDiscarded(StoreContent &content, StoreChanges &changes, Nonce nonce)
{
    const auto held = content.outbox().find(nonce);
    if (held && held->state == Outgoing::State::Failed)
        Recorder(content, changes).settle(held->conversationId, nonce);
}

} // namespace letschat::client
