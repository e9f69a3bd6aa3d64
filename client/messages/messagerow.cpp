#include "messages/messagerow.h"

namespace letschat::client {

MessageRow MessageRow::of(const Message &message)
{
    MessageRow row;
    row.key = {message.seq, 0};
    row.id = message.id;
    row.nonce = message.nonce;
    row.senderId = message.senderId;
    row.body = message.body;
    row.time = message.createdAt;
    row.changeSeq = message.changeSeq;
    row.edited = message.editedAt.has_value();
    row.deleted = message.deletedAt.has_value();
    return row;
}

MessageRow MessageRow::of(const Draft &draft, UserId sender, qint64 newestSeq)
{
    const bool hasFailed = draft.state == Draft::State::Failed;
    MessageRow row;
    row.key = {hasFailed && newestSeq > 0 ? newestSeq : MessageKey::unsent, draft.order};
    row.nonce = draft.nonce;
    row.senderId = sender;
    row.body = draft.body;
    row.time = draft.writtenAt;
    row.state = hasFailed ? State::Failed : State::Sending;
    row.failureReason = draft.failureReason;
    return row;
}

} // namespace letschat::client
