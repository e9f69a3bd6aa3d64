#include "store/messagetable.h"

#include "protocol/codec.h"
#include "store/searchtext.h"
#include "store/sqlite.h"

#include <algorithm>
#include <limits>

namespace letschat::client {

namespace {

/// 2^40 messages in a conversation and 2^23 conversations fit into a key.
constexpr int seqBits = 40;

qint64 keyOf(qint64 conversation, qint64 seq)
{
    return (conversation << seqBits) | seq;
}

/// What few messages have.
struct Extras
{
    QList<Reaction> reactions;
    QList<Attachment> attachments;

    static constexpr auto fields()
    {
        return std::tuple(field("reactions", &Extras::reactions),
                          field("attachments", &Extras::attachments));
    }
};

QVariant extrasOf(const Message &message)
{
    if (message.reactions.isEmpty() && message.attachments.isEmpty())
        return {};
    return QString::fromUtf8(encode(Extras{message.reactions, message.attachments}));
}

} // namespace

bool MessageTable::put(qint64 conversation, const Message &message)
{
    if (update(message))
        return true;
    if (holds(message.id))
        return false;
    insert(conversation, message);
    return true;
}

bool MessageTable::holds(MessageId id)
{
    return sqlite_.number("SELECT 1 FROM messages WHERE id = ?", id).has_value();
}

void MessageTable::insert(qint64 conversation, const Message &message)
{
    // Milliseconds above, and below them bits of the id, counted up where two are the same.
    const auto random = message.id.value().toRfc4122().last(3).toHex().toLongLong(nullptr, 16);
    auto moment = (qint64(message.createdAt.time_since_epoch().count()) << 20) | (random & 0xfffff);
    while (sqlite_.number("SELECT 1 FROM messages WHERE moment = ?", moment))
        ++moment;
    sqlite_.run("INSERT INTO messages (key, id, moment, change_seq, sender, nonce, body, reply_to,"
                " created_at, edited_at, deleted_at, extras)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                keyOf(conversation, message.seq), message.id, moment, message.changeSeq,
                message.senderId, message.nonce, message.body, message.replyTo, message.createdAt,
                message.editedAt, message.deletedAt, extrasOf(message));
    index(moment, message.body);
}

std::optional<MessageId> MessageTable::idAt(qint64 conversation, qint64 seq)
{
    auto rows = sqlite_.run("SELECT id FROM messages WHERE key = ?", keyOf(conversation, seq));
    return rows.next() ? std::optional(rows.id<MessageId>(0)) : std::nullopt;
}

void MessageTable::remove(MessageId id)
{
    qint64 moment = 0;
    QString body;
    {
        auto held = sqlite_.run("SELECT moment, body FROM messages WHERE id = ?", id);
        if (!held.next())
            return;
        moment = held.number(0);
        body = held.text(1);
    }
    unindex(moment, body);
    sqlite_.run("DELETE FROM messages WHERE id = ?", id);
}

bool MessageTable::update(const Message &message)
{
    qint64 moment = 0;
    QString body;
    {
        auto held = sqlite_.run("SELECT moment, body FROM messages WHERE id = ? AND change_seq < ?",
                                message.id, message.changeSeq);
        if (!held.next())
            return false;
        moment = held.number(0);
        body = held.text(1);
    }
    sqlite_.run("UPDATE messages SET change_seq = ?, body = ?, edited_at = ?, deleted_at = ?,"
                " extras = ? WHERE id = ?",
                message.changeSeq, message.body, message.editedAt, message.deletedAt,
                extrasOf(message), message.id);
    if (body != message.body) {
        unindex(moment, body);
        index(moment, message.body);
    }
    return true;
}

void MessageTable::index(qint64 moment, const QString &body)
{
    if (!body.isEmpty())
        sqlite_.run("INSERT INTO search (rowid, text) VALUES (?, ?)", moment, indexText(body));
}

void MessageTable::unindex(qint64 moment, const QString &body)
{
    if (!body.isEmpty())
        sqlite_.run("INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", moment,
                    indexText(body));
}

QList<Message> MessageTable::read(Rows &rows)
{
    QList<Message> messages;
    while (rows.next()) {
        Message message;
        message.conversationId = rows.id<ConversationId>(0);
        message.seq = rows.number(1) & ((qint64(1) << seqBits) - 1);
        message.id = rows.id<MessageId>(2);
        message.changeSeq = rows.number(3);
        message.senderId = rows.id<UserId>(4);
        message.nonce = rows.id<Nonce>(5);
        message.body = rows.text(6);
        message.replyTo = rows.maybeId<MessageId>(7);
        message.createdAt = rows.moment(8);
        message.editedAt = rows.maybeMoment(9);
        message.deletedAt = rows.maybeMoment(10);
        if (const auto text = rows.maybeText(11)) {
            if (const auto extras = decode<Extras>(text->toUtf8())) {
                message.reactions = extras->reactions;
                message.attachments = extras->attachments;
            }
        }
        messages.append(message);
    }
    return messages;
}

std::optional<Message> MessageTable::find(MessageId id)
{
    auto rows = sqlite_.run(
        "SELECT c.id, m.key, m.id, m.change_seq, sender, nonce, body, reply_to, m.created_at,"
        " edited_at, deleted_at, extras FROM messages m JOIN conversations c"
        " ON c.number = m.key >> 40 WHERE m.id = ?",
        id);
    const auto found = read(rows);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QList<Message> MessageTable::page(qint64 conversation, qint64 first, qint64 before, int limit)
{
    auto rows = sqlite_.run(
        "SELECT c.id, m.key, m.id, m.change_seq, sender, nonce, body, reply_to, m.created_at,"
        " edited_at, deleted_at, extras FROM messages m JOIN conversations c ON c.number = ?"
        " WHERE m.key >= ? AND m.key < ? ORDER BY m.key DESC LIMIT ?",
        conversation, keyOf(conversation, first), keyOf(conversation, before), limit);
    auto found = read(rows);
    std::ranges::reverse(found);
    return found;
}

QList<Message> MessageTable::pageAfter(qint64 conversation, qint64 after, qint64 last, int limit)
{
    auto rows = sqlite_.run(
        "SELECT c.id, m.key, m.id, m.change_seq, sender, nonce, body, reply_to, m.created_at,"
        " edited_at, deleted_at, extras FROM messages m JOIN conversations c ON c.number = ?"
        " WHERE m.key > ? AND m.key <= ? ORDER BY m.key LIMIT ?",
        conversation, keyOf(conversation, after), keyOf(conversation, last), limit);
    return read(rows);
}

qint64 MessageTable::firstUnreadAfter(qint64 conversation, qint64 seq, UserId reader)
{
    return sqlite_
               .number("SELECT key FROM messages WHERE key > ? AND key < ? AND sender <> ?"
                       " AND deleted_at IS NULL ORDER BY key LIMIT 1",
                       keyOf(conversation, seq), keyOf(conversation + 1, 0), reader)
               .value_or(0) &
           ((qint64(1) << seqBits) - 1);
}

int MessageTable::unreadAfter(qint64 conversation, qint64 seq, UserId reader, int limit)
{
    return int(sqlite_
                   .number("SELECT count(*) FROM (SELECT 1 FROM messages WHERE key > ? AND key < ?"
                           " AND sender <> ? AND deleted_at IS NULL LIMIT ?)",
                           keyOf(conversation, seq), keyOf(conversation + 1, 0), reader, limit)
                   .value_or(0));
}

QList<Message> MessageTable::search(const QString &query, int limit,
                                    std::optional<MessageId> olderThan)
{
    if (query.isEmpty())
        return {};
    const auto end = olderThan
                         ? sqlite_.number("SELECT moment FROM messages WHERE id = ?", *olderThan)
                         : std::numeric_limits<qint64>::max();
    if (!end)
        return {};
    auto rows = sqlite_.run(
        "SELECT c.id, m.key, m.id, m.change_seq, sender, nonce, body, reply_to, m.created_at,"
        " edited_at, deleted_at, extras FROM (SELECT rowid AS found FROM search WHERE search"
        " MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?) JOIN messages m ON m.moment = found"
        " JOIN conversations c ON c.number = m.key >> 40 ORDER BY m.moment DESC",
        query, *end, limit);
    return read(rows);
}

void MessageTable::drop(qint64 conversation)
{
    const auto first = keyOf(conversation, 0);
    const auto end = keyOf(conversation + 1, 0);
    QList<std::pair<qint64, QString>> indexed;
    {
        auto rows = sqlite_.run(
            "SELECT moment, body FROM messages WHERE key >= ? AND key < ? AND body <> ''", first,
            end);
        while (rows.next())
            indexed.append({rows.number(0), rows.text(1)});
    }
    for (const auto &[moment, body] : indexed)
        unindex(moment, body);
    sqlite_.run("DELETE FROM messages WHERE key >= ? AND key < ?", first, end);
}

} // namespace letschat::client
