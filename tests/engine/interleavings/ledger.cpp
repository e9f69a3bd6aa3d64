#include "engine/interleavings/ledger.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

using Kind = client::Outgoing::Kind;

int countOf(const ModelServer &server, ConversationId conversation, Nonce nonce)
{
    const auto history = server.history(conversation);
    return int(std::ranges::count(history, nonce, &Message::nonce));
}

Method methodOf(Kind kind)
{
    switch (kind) {
    case Kind::Message:
        return Method::Post;
    case Kind::Edit:
        return Method::Patch;
    case Kind::Deletion:
    case Kind::ReactionRemoval:
        return Method::Delete;
    case Kind::Reaction:
    case Kind::ReadMark:
        return Method::Put;
    }
    Q_UNREACHABLE();
}

} // namespace

void Ledger::noteRetried(Nonce nonce)
{
    for (auto &entry : entries_)
        entry.isRetried |= entry.nonce == nonce;
}

void Ledger::noteDiscarded(Nonce nonce)
{
    for (auto &entry : entries_)
        entry.isDiscarded |= entry.nonce == nonce;
}

void Ledger::noteCrash(const LaneQueue &lane)
{
    for (auto &entry : entries_)
        entry.isForgotten |= entry.work >= lane.ranCount();
}

void Ledger::noteRestored(const ModelServer &before, const ModelServer &after)
{
    for (auto &entry : entries_) {
        if (entry.kind == Kind::Message && countOf(before, entry.conversation, entry.nonce) > 0 &&
            countOf(after, entry.conversation, entry.nonce) == 0)
            entry.isVanished = true;
    }
}

void Ledger::noteCarriedOut(const client::HttpRequest &request)
{
    carriedOut_.append(request);
}

bool Ledger::isSentAlready(const client::HttpRequest &request) const
{
    return request.method == Method::Post &&
           std::ranges::find(carriedOut_, request.body, &client::HttpRequest::body) !=
               carriedOut_.end();
}

bool Ledger::wasCarriedOut(const Entry &entry) const
{
    return std::ranges::any_of(carriedOut_, [&](const client::HttpRequest &each) {
        return each.method == methodOf(entry.kind) &&
               each.target.contains(entry.target->toByteArray()) &&
               (entry.kind != Kind::Edit || each.body.contains('"' + entry.body.toUtf8() + '"'));
    });
}

QString Ledger::check(const ModelServer &server, const QList<client::Outgoing> &outbox) const
{
    for (const auto &each : outbox) {
        // What changed nothing, as a reaction that was there, is kept until something changes.
        const bool isReaction = each.target && each.kind != Kind::Edit;
        if (each.state == client::Outgoing::State::Waiting ||
            (each.state == client::Outgoing::State::Settling && !isReaction))
            return u"the outbox still holds '%1', which did not fail"_s.arg(each.body);
    }
    QSet<ConversationId> conversations;
    for (const auto &entry : entries_) {
        conversations.insert(entry.conversation);
        const auto held = std::ranges::find(outbox, entry.nonce, &client::Outgoing::nonce);
        const bool hasFailed =
            held != outbox.end() && held->state == client::Outgoing::State::Failed;
        // Who was taken out of a group cannot know whether the last message came to it.
        if (hasFailed && held->refusal == ProblemCode::NotFound)
            continue;
        if (entry.kind == Kind::Message) {
            if (const auto fault = checkMessage(entry, server, hasFailed); !fault.isEmpty())
                return fault;
        } else if (!hasFailed && !entry.isForgotten && !entry.isDiscarded &&
                   !wasCarriedOut(entry)) {
            return u"what was done to a message is lost: kind %1, '%2'"_s.arg(int(entry.kind))
                .arg(entry.body);
        }
    }
    for (const auto &conversation : conversations) {
        if (const auto fault = checkOrder(server, conversation); !fault.isEmpty())
            return fault;
    }
    return {};
}

QString Ledger::checkMessage(const Entry &entry, const ModelServer &server, bool hasFailed) const
{
    const int count = countOf(server, entry.conversation, entry.nonce);
    if (count > 1)
        return u"'%1' was sent %2 times"_s.arg(entry.body).arg(count);
    if (count == 1 && hasFailed)
        return u"'%1' has failed, and the server has it"_s.arg(entry.body);
    if (count == 1 && entry.isForgotten)
        return u"'%1' was sent before the store had it"_s.arg(entry.body);
    if (count == 0 && !hasFailed && !entry.isDiscarded && !entry.isForgotten && !entry.isVanished)
        return u"'%1' is lost"_s.arg(entry.body);
    return {};
}

/// What was not tried again by hand comes to the server in the order of sending. When an echo told
/// that it was there, and the database was set back after that, the next one is on its way already.
QString Ledger::checkOrder(const ModelServer &server, ConversationId conversation) const
{
    qsizetype last = -1;
    for (const auto &message : server.history(conversation)) {
        const auto entry = std::ranges::find(entries_, message.nonce, &Entry::nonce);
        if (entry == entries_.end() || entry->isRetried || entry->isVanished)
            continue;
        if (entry - entries_.begin() < last)
            return u"'%1' came to the server after what was sent later"_s.arg(message.body);
        last = entry - entries_.begin();
    }
    return {};
}

} // namespace letschat::test
