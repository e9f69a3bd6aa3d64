#include "messages/messagebatch.h"

#include "conversations/conversationrepository.h"
#include "conversations/messagerow.h"
#include "conversations/requesthash.h"
#include "database/uuidarray.h"
#include "protocol/codec.h"
#include "protocol/events.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// The locks come in a statement of their own: the next one then sees all that was committed before
// they were had.
constexpr auto lockSql = R"(
    SELECT c.id, c.last_seq,
           CASE WHEN c.kind = 'direct' THEN
               (SELECT coalesce(string_agg(m.user_id::text, ','), '') FROM members m
                WHERE m.conversation_id = c.id AND m.has_written) END
    FROM conversations c WHERE c.id = ANY (?::uuid[])
    ORDER BY c.id FOR NO KEY UPDATE OF c)";

constexpr auto storeSql = R"(
    WITH draft AS (
        SELECT * FROM json_to_recordset(?::json) AS
            t (ord int, id uuid, conversation_id uuid, sender_id uuid, nonce uuid,
               request_hash text, body text, reply_to uuid)
    ), judged AS (
        SELECT d.*, c.last_seq, c.change_seq, e.id AS existing_id,
               CASE WHEN m.user_id IS NULL THEN 'not_found'
                    WHEN e.request_hash = decode(d.request_hash, 'hex') THEN 'repeated'
                    WHEN e.id IS NOT NULL THEN 'nonce_reused'
                    WHEN c.kind = 'direct' AND (
                             EXISTS (SELECT FROM blocks b
                                     WHERE (b.blocker_id, b.blocked_id) IN (
                                         (c.direct_low, c.direct_high), (c.direct_high, c.direct_low)))
                             OR EXISTS (SELECT FROM users u
                                        WHERE u.id IN (c.direct_low, c.direct_high)
                                          AND u.deleted_at IS NOT NULL)) THEN 'cannot_message'
                    WHEN d.reply_to IS NOT NULL AND NOT EXISTS (
                             SELECT FROM messages r
                             WHERE r.id = d.reply_to AND r.conversation_id = d.conversation_id)
                         THEN 'bad_reply'
                    ELSE 'new' END AS verdict
        FROM draft d
        LEFT JOIN conversations c ON c.id = d.conversation_id
        LEFT JOIN members m ON m.conversation_id = d.conversation_id AND m.user_id = d.sender_id
        LEFT JOIN messages e ON e.sender_id = d.sender_id AND e.nonce = d.nonce
    ), numbered AS (
        SELECT *, row_number() OVER (PARTITION BY conversation_id ORDER BY ord) AS n
        FROM judged WHERE verdict = 'new'
    ), stored AS (
        INSERT INTO messages (conversation_id, seq, id, change_seq, sender_id, nonce, request_hash,
                              body, reply_to)
        SELECT conversation_id, last_seq + n, id, change_seq + n, sender_id, nonce,
               decode(request_hash, 'hex'), body, reply_to
        FROM numbered
        RETURNING *
    ), counted AS (
        UPDATE conversations c
        SET last_seq = c.last_seq + k.n, change_seq = c.change_seq + k.n, last_activity_at = now()
        FROM (SELECT conversation_id, max(n) AS n FROM numbered GROUP BY conversation_id) k
        WHERE c.id = k.conversation_id
    ), moved AS (
        UPDATE members m SET read_seq = s.seq, has_written = true
        FROM (SELECT conversation_id, sender_id, max(seq) AS seq
              FROM stored GROUP BY conversation_id, sender_id) s
        WHERE m.conversation_id = s.conversation_id AND m.user_id = s.sender_id
    )
    SELECT j.ord, j.verdict, %1
    FROM judged j
    LEFT JOIN LATERAL (SELECT * FROM stored s WHERE s.id = j.id
                       UNION ALL
                       SELECT * FROM messages e WHERE e.id = j.existing_id) x ON true)";

QByteArray requestOf(const Draft &draft)
{
    return draft.conversationId.toByteArray() + '\n' +
           (draft.replyTo ? draft.replyTo->toByteArray() : QByteArray()) + '\n' +
           draft.body.toUtf8();
}

struct DraftRow
{
    int ord = 0;
    MessageId id;
    ConversationId conversationId;
    UserId senderId;
    Nonce nonce;
    QString requestHash;
    QString body;
    std::optional<MessageId> replyTo;

    static constexpr auto fields()
    {
        return std::tuple(field("ord", &DraftRow::ord), field("id", &DraftRow::id),
                          field("conversation_id", &DraftRow::conversationId),
                          field("sender_id", &DraftRow::senderId), field("nonce", &DraftRow::nonce),
                          field("request_hash", &DraftRow::requestHash),
                          field("body", &DraftRow::body), field("reply_to", &DraftRow::replyTo));
    }
};

QString toJson(const QList<Draft> &drafts)
{
    QList<DraftRow> rows;
    for (const auto &draft : drafts)
        rows.append({int(rows.size()), draft.id, draft.conversationId, draft.senderId, draft.nonce,
                     QString::fromLatin1(requestHash(requestOf(draft))), draft.body,
                     draft.replyTo});
    return QString::fromUtf8(encode(rows));
}

Result<StoredMessage> judge(const QString &verdict, const Rows &row)
{
    if (verdict == "new"_L1 || verdict == "repeated"_L1)
        return StoredMessage{readMessage(row, 2), verdict == "new"_L1};
    if (verdict == "nonce_reused"_L1)
        return refuse(ProblemCode::NonceReused, u"This nonce was used for another message."_s);
    if (verdict == "cannot_message"_L1)
        return refuse(ProblemCode::CannotMessage, u"This person cannot be messaged."_s);
    if (verdict == "bad_reply"_L1)
        return refuseField(u"reply_to"_s, u"not_found"_s,
                           u"must be a message of this conversation"_s);
    return refuse(ProblemCode::NotFound, u"There is no such conversation."_s);
}

} // namespace

Result<BatchOutcome> MessageBatch::store(const QList<Draft> &drafts)
{
    BatchOutcome outcome;
    if (auto locked = lock(drafts); !locked)
        return std::unexpected(locked.error());
    if (auto inserted = insert(drafts, outcome); !inserted)
        return std::unexpected(inserted.error());
    if (auto found = findRecipients(); !found)
        return std::unexpected(found.error());
    announce(outcome);
    return outcome;
}

Result<void> MessageBatch::lock(const QList<Draft> &drafts)
{
    QSet<ConversationId> ids;
    for (const auto &draft : drafts)
        ids.insert(draft.conversationId);
    conversationIds_ = uuidArray(ids.values());
    auto rows = connection_.run(QLatin1StringView(lockSql), conversationIds_);
    if (!rows)
        return std::unexpected(rows.error());
    QList<ConversationId> unheardOf;
    while (rows->next()) {
        const auto id = rows->get<ConversationId>(0);
        if (rows->isNull(2))
            continue; // a group
        if (rows->get<qint64>(1) == 0)
            unheardOf.append(id);
        const auto written = rows->get<QString>(2).split(u',', Qt::SkipEmptyParts);
        if (written.size() == 2)
            continue;
        auto &writers = strangers_[id];
        for (const auto &writer : written)
            writers.insert(*UserId::parse(writer));
    }
    for (const auto &id : unheardOf) {
        auto conversation = ConversationRepository(connection_).shared(id);
        if (!conversation)
            return std::unexpected(conversation.error());
        fresh_.insert(id, *conversation);
    }
    return {};
}

Result<void> MessageBatch::insert(const QList<Draft> &drafts, BatchOutcome &outcome)
{
    static const QString sql = QString::fromLatin1(storeSql).arg(QLatin1StringView(messageColumns));
    auto rows = connection_.run(sql, toJson(drafts));
    if (!rows)
        return std::unexpected(rows.error());
    outcome.answers.fill(refuse(ProblemCode::Internal), drafts.size());
    while (rows->next())
        outcome.answers[rows->get<int>(0)] = judge(rows->get<QString>(1), *rows);
    return {};
}

Result<void> MessageBatch::findRecipients()
{
    auto rows = connection_.run(
        u"SELECT conversation_id, user_id FROM members WHERE conversation_id = ANY (?::uuid[])"_s,
        conversationIds_);
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        recipients_[rows->get<ConversationId>(0)].append(rows->get<UserId>(1));
    return {};
}

// Two know each other once both have written to the other.
bool MessageBatch::isMeeting(const Message &message)
{
    const auto writers = strangers_.find(message.conversationId);
    if (writers == strangers_.end())
        return false;
    writers->insert(message.senderId);
    if (writers->size() < 2)
        return false;
    strangers_.erase(writers);
    return true;
}

void MessageBatch::announce(BatchOutcome &outcome)
{
    QList<Message> messages;
    for (const auto &answer : outcome.answers) {
        if (answer && answer->isNew)
            messages.append(answer->message);
    }
    std::ranges::sort(messages, {}, &Message::changeSeq);
    for (const auto &message : messages) {
        const auto &id = message.conversationId;
        const auto recipients = recipients_.value(id);
        const auto fresh = fresh_.find(id);
        if (fresh != fresh_.end() && message.seq == 1) {
            auto others = recipients;
            others.removeOne(message.senderId);
            outcome.deliveries.append(
                {others, encodeEvent(ConversationNew{id, fresh->changeSeq, *fresh})});
        }
        outcome.deliveries.append({recipients,
                                   encodeEvent(MessageNew{id, message.changeSeq, message}),
                                   isMeeting(message) ? recipients : QList<UserId>()});
    }
}

} // namespace letschat::server
