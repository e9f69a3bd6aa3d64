#pragma once

#include "database/sqlconnection.h"
#include "protocol/codec.h"
#include "protocol/messages.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace letschat::server {

/// The columns that readMessage() takes, of a row of `messages` named `x`. The driver drops a byte
/// order mark at the start of a text: a body that has one is read with another before it.
inline constexpr auto messageColumns =
    "x.id, x.conversation_id, x.seq, x.change_seq, x.sender_id, x.nonce, "
    "CASE WHEN starts_with(x.body, U&'\\FEFF') THEN U&'\\FEFF' || x.body ELSE x.body END, "
    "x.reply_to, "
    "to_ms(x.created_at), to_ms(x.edited_at), to_ms(x.deleted_at), x.reactions";

/// How many columns those are.
inline constexpr int messageColumnCount = 12;

/// Most messages have none, which is told without parsing.
inline QList<Reaction> readReactions(const QByteArray &json)
{
    QList<Reaction> reactions;
    Reader reader;
    if (json != "[]")
        Codec<QList<Reaction>>::read(reader, QJsonDocument::fromJson(json).array(), reactions);
    return reactions;
}

/// Reads messageColumns, the first of them at `column`.
inline Message readMessage(const Rows &rows, int column)
{
    Message message;
    message.id = rows.get<MessageId>(column);
    message.conversationId = rows.get<ConversationId>(column + 1);
    message.seq = rows.get<qint64>(column + 2);
    message.changeSeq = rows.get<qint64>(column + 3);
    message.senderId = rows.get<UserId>(column + 4);
    message.nonce = rows.get<Nonce>(column + 5);
    message.body = rows.get<QString>(column + 6);
    message.replyTo = rows.maybe<MessageId>(column + 7);
    message.createdAt = rows.get<Timestamp>(column + 8);
    message.editedAt = rows.maybe<Timestamp>(column + 9);
    message.deletedAt = rows.maybe<Timestamp>(column + 10);
    message.reactions = readReactions(rows.get<QString>(column + 11).toUtf8());
    return message;
}

} // namespace letschat::server
