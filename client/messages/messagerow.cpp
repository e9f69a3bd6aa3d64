#include "messages/messagerow.h"

#include "sync/outgoingwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

MessageKey MessageKey::of(const Outgoing &unsent)
{
    const bool hasFailed = unsent.state == Outgoing::State::Failed;
    return {hasFailed ? unsent.aboveSeq : MessageKey::unsent, unsent.order};
}

MessageRow MessageRow::of(const Message &message)
{
    MessageRow row;
    row.key = {message.seq, 0};
    row.message = message;
    return row;
}

MessageRow MessageRow::of(const Outgoing &unsent, UserId sender)
{
    MessageRow row;
    row.key = MessageKey::of(unsent);
    row.message.conversationId = unsent.conversationId;
    row.message.senderId = sender;
    row.message.nonce = unsent.nonce;
    row.message.body = unsent.body;
    row.message.replyTo = unsent.replyTo;
    row.message.createdAt = unsent.writtenAt;
    row.unsent = unsent;
    return row;
}

void MessageRow::compose(UserId self)
{
    body = message.body;
    reactions = message.reactions;
    isEdited = message.editedAt.has_value();
    isDeleted = message.deletedAt.has_value();
    failed = {};
    failureReason.clear();
    if (!isConfirmed() && unsent.state == Outgoing::State::Failed) {
        failed = unsent.nonce;
        failureReason = refusalInWords(unsent);
    }
    for (const auto &operation : operations) {
        if (operation.state != Outgoing::State::Failed) {
            show(operation, self);
        } else {
            failed = operation.nonce;
            failureReason = refusalInWords(operation);
        }
    }
}

void MessageRow::show(const Outgoing &operation, UserId self)
{
    const auto held = std::ranges::find(reactions, operation.body, &Reaction::emoji);
    switch (operation.kind) {
    case Outgoing::Kind::Edit:
        body = operation.body;
        isEdited = true;
        break;
    case Outgoing::Kind::Deletion:
        body.clear();
        reactions.clear();
        isDeleted = true;
        break;
    case Outgoing::Kind::Reaction:
        if (held == reactions.end())
            reactions.append({operation.body, {self}});
        else if (!held->userIds.contains(self))
            held->userIds.append(self);
        break;
    case Outgoing::Kind::ReactionRemoval:
        if (held == reactions.end())
            break;
        held->userIds.removeAll(self);
        if (held->userIds.isEmpty())
            reactions.erase(held);
        break;
    case Outgoing::Kind::Message:
    case Outgoing::Kind::ReadMark:
        break;
    }
}

MessageRow::State MessageRow::state(UserId self, qint64 readUpTo) const
{
    if (!failed.isNull())
        return State::Failed;
    if (!isConfirmed())
        return State::Sending;
    const bool isChanging = std::ranges::any_of(operations, [](const Outgoing &each) {
        return each.state == Outgoing::State::Waiting &&
               (each.kind == Outgoing::Kind::Edit || each.kind == Outgoing::Kind::Deletion);
    });
    if (isChanging)
        return State::Sending;
    return message.senderId == self && message.seq <= readUpTo ? State::Read : State::Sent;
}

QStringList MessageRow::actions(UserId self, bool mayDeleteAny) const
{
    const bool isThere = isConfirmed() && !isDeleted;
    const bool isOwn = message.senderId == self;
    QStringList all;
    if (!failed.isNull())
        all.append(u"retry"_s);
    if (isThere)
        all.append({u"react"_s, u"reply"_s});
    if (isSelectable())
        all.append(u"copy"_s);
    if (isThere && isOwn)
        all.append(u"edit"_s);
    if (isSelectable())
        all.append(u"select"_s);
    if (isThere && (isOwn || mayDeleteAny))
        all.append(u"delete"_s);
    if (!failed.isNull())
        all.append(u"discard"_s);
    return all;
}

bool MessageRow::isRemovable(UserId self, bool mayDeleteAny) const
{
    return actions(self, mayDeleteAny).contains(isConfirmed() ? u"delete"_s : u"discard"_s);
}

} // namespace letschat::client
