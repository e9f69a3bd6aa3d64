#include "support/modelserver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

struct SeqRange
{
    qint64 first = 1;
    qint64 last = 0;
};

// `seq` has no holes, so a page is a stretch of numbers.
SeqRange rangeOf(const MessagePageQuery &query, qint64 lastSeq)
{
    const qint64 limit = query.limit.value_or(MessagePageQuery::defaultLimit);
    qint64 last = lastSeq;
    if (query.afterSeq) {
        last = std::min(*query.afterSeq, lastSeq) + limit;
    } else if (query.aroundSeq) {
        const auto middle = std::clamp(*query.aroundSeq, qint64(1), std::max(lastSeq, qint64(1)));
        last = std::min(lastSeq, std::max(middle + (limit - 1) / 2, limit));
    } else if (query.beforeSeq) {
        last = std::clamp(*query.beforeSeq - 1, qint64(0), lastSeq);
    }
    return {std::max(last - limit + 1, qint64(1)), std::min(last, lastSeq)};
}

QByteArray requestOf(const Message &draft)
{
    return draft.conversationId.toByteArray() + '\n' +
           (draft.replyTo ? draft.replyTo->toByteArray() : QByteArray()) + '\n' +
           draft.body.toUtf8();
}

std::unexpected<Problem> isDeleted()
{
    return refuse(ProblemCode::Conflict, u"The message was deleted."_s);
}

std::unexpected<Problem> cannotMessage()
{
    return refuse(ProblemCode::CannotMessage, u"This person cannot be messaged."_s);
}

} // namespace

void ModelServer::refuseFrom(UserId user, ConversationId conversation, bool isRefused)
{
    if (isRefused)
        state_.refused.insert({user, conversation});
    else
        state_.refused.remove({user, conversation});
}

Result<SyncReply> ModelServer::sync(UserId caller, const SyncRequest &request) const
{
    return ModelSync(state_, limits_, caller, request).make();
}

// A peer may write into a conversation of which they have not heard.
Result<ModelServer::Sent> ModelServer::send(UserId sender, ConversationId id, const QString &body,
                                            Nonce nonce, std::optional<MessageId> replyTo)
{
    const Telling telling(*this);
    const auto talk = state_.talks.find(id);
    if (talk == state_.talks.end() || !talk->seatOf(sender))
        return refuse(ProblemCode::NotFound, u"There is no such conversation."_s);
    Message draft;
    draft.conversationId = id;
    draft.senderId = sender;
    draft.nonce = nonce.isNull() ? makeId<Nonce>() : nonce;
    draft.body = body;
    draft.replyTo = replyTo;
    const auto before = state_.sent.constFind({sender, draft.nonce});
    if (before != state_.sent.constEnd()) {
        if (before->asked != requestOf(draft))
            return refuse(ProblemCode::NonceReused, u"This nonce was used for another message."_s);
        return Sent{talk->messages[before->seq - 1], false};
    }
    if (state_.refused.contains({sender, id}))
        return cannotMessage();
    if (replyTo && !talk->seqs.contains(*replyTo))
        return refuseField(u"reply_to"_s, u"not_found"_s,
                           u"must be a message of this conversation"_s);
    return Sent{store(*talk, draft), true};
}

Message ModelServer::store(ModelTalk &talk, const Message &draft)
{
    if (!talk.isGroup() && talk.lastSeq() == 0) {
        auto others = talk.members();
        others.removeOne(draft.senderId);
        tell(others, ConversationNew{talk.id, talk.changeSeq, state_.shared(talk)});
    }
    auto message = draft;
    message.id = makeId<MessageId>();
    message.seq = talk.lastSeq() + 1;
    message.changeSeq = ++talk.changeSeq;
    message.createdAt = talk.lastActivityAt = tick();
    talk.messages.append(message);
    talk.seqOfChange.insert(message.changeSeq, message.seq);
    talk.seqs.insert(message.id, message.seq);
    talk.seatOf(message.senderId)->readSeq = message.seq;
    state_.sent.insert({message.senderId, message.nonce}, {requestOf(draft), talk.id, message.seq});
    tell(talk.members(), MessageNew{talk.id, message.changeSeq, message});
    return message;
}

Result<ModelServer::Found> ModelServer::find(UserId caller, const MessagePath &path)
{
    const auto talk = talkOf(caller, path.conversationId);
    if (!talk)
        return std::unexpected(talk.error());
    const auto seq = (*talk)->seqs.value(path.messageId);
    if (seq == 0)
        return refuse(ProblemCode::NotFound, u"There is no such message."_s);
    return Found{*talk, &(*talk)->messages[seq - 1]};
}

Result<ModelServer::Found> ModelServer::findWritable(UserId caller, const MessagePath &path)
{
    const auto found = find(caller, path);
    if (found && state_.refused.contains({caller, path.conversationId}))
        return cannotMessage();
    if (found && found->message->deletedAt)
        return isDeleted();
    return found;
}

// The message has changed: it gets its number, and the members hear of it.
const Message &ModelServer::stamp(const Found &found)
{
    auto &[talk, message] = found;
    talk->seqOfChange.remove(message->changeSeq);
    message->changeSeq = ++talk->changeSeq;
    talk->seqOfChange.insert(message->changeSeq, message->seq);
    tell(talk->members(), MessageUpdated{talk->id, message->changeSeq, *message});
    return *message;
}

Result<Message> ModelServer::edit(UserId caller, const MessagePath &path, const QString &body)
{
    const Telling telling(*this);
    const auto known = find(caller, path);
    if (known && known->message->senderId != caller)
        return refuse(ProblemCode::Forbidden, u"Only the sender can edit a message."_s);
    const auto found = findWritable(caller, path);
    if (!found)
        return std::unexpected(found.error());
    if (found->message->body == body)
        return *found->message;
    found->message->body = body;
    found->message->editedAt = tick();
    return stamp(*found);
}

Result<void> ModelServer::remove(UserId caller, const MessagePath &path)
{
    const Telling telling(*this);
    const auto found = find(caller, path);
    if (!found)
        return std::unexpected(found.error());
    auto &message = *found->message;
    const bool isAdministrator =
        found->talk->isGroup() && found->talk->seatOf(caller)->role != Role::Member;
    if (message.senderId != caller && !isAdministrator)
        return refuse(ProblemCode::Forbidden, u"Only the sender can delete a message."_s);
    if (message.deletedAt)
        return {};
    message.body.clear();
    message.reactions.clear();
    message.deletedAt = tick();
    stamp(*found);
    return {};
}

Result<void> ModelServer::react(UserId caller, const MessagePath &path, const QString &emoji)
{
    const Telling telling(*this);
    const auto found = findWritable(caller, path);
    if (!found)
        return std::unexpected(found.error());
    auto &reactions = found->message->reactions;
    auto reaction = std::ranges::find(reactions, emoji, &Reaction::emoji);
    if (reaction != reactions.end() && reaction->userIds.contains(caller))
        return {};
    if (reaction == reactions.end()) {
        if (reactions.size() == maxReactionKinds)
            return refuseField(u"emoji"_s, u"too_many"_s, u"would be one too many"_s);
        reaction = reactions.insert(reactions.end(), {emoji, {}});
    }
    reaction->userIds.append(caller);
    stamp(*found);
    return {};
}

Result<void> ModelServer::unreact(UserId caller, const MessagePath &path, const QString &emoji)
{
    const Telling telling(*this);
    const auto found = find(caller, path);
    if (!found)
        return std::unexpected(found.error());
    if (found->message->deletedAt)
        return isDeleted();
    auto &reactions = found->message->reactions;
    const auto reaction = std::ranges::find(reactions, emoji, &Reaction::emoji);
    if (reaction == reactions.end() || reaction->userIds.removeAll(caller) == 0)
        return {};
    if (reaction->userIds.isEmpty())
        reactions.erase(reaction);
    stamp(*found);
    return {};
}

Result<MessagePage> ModelServer::page(UserId viewer, ConversationId id,
                                      const MessagePageQuery &query) const
{
    const auto talk = state_.talks.constFind(id);
    if (talk == state_.talks.constEnd() || !talk->isVisibleTo(viewer))
        return refuse(ProblemCode::NotFound, u"There is no such conversation."_s);
    if (int(query.beforeSeq.has_value()) + query.afterSeq.has_value() +
            query.aroundSeq.has_value() >
        1)
        return refuse(ProblemCode::BadRequest,
                      u"Only one of before_seq, after_seq and around_seq can be given."_s);
    const auto [first, last] = rangeOf(query, talk->lastSeq());
    return MessagePage{talk->messages.mid(first - 1, std::max(last - first + 1, qint64(0))),
                       first > 1, last < talk->lastSeq()};
}

} // namespace letschat::test
