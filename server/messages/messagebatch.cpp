#include "messages/messagebatch.h"

#include "conversations/conversationrepository.h"
#include "conversations/messagerow.h"
#include "conversations/requesthash.h"
#include "database/uuidarray.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

using Of = BinaryArray::Of;

// In a statement of its own: those behind it see all that was committed before the locks were had.
constexpr auto lockSql = R"(
    SELECT FROM conversations WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE)";

// What decides on a message in these conversations, and who hears of it; the time of all of them.
constexpr auto placesSql = R"(
    SELECT c.id, c.last_seq, c.change_seq, c.kind = 'direct',
           c.kind = 'direct' AND (
               EXISTS (SELECT FROM blocks b
                       WHERE b.blocker_id = c.direct_low AND b.blocked_id = c.direct_high)
               OR EXISTS (SELECT FROM blocks b
                          WHERE b.blocker_id = c.direct_high AND b.blocked_id = c.direct_low)
               OR EXISTS (SELECT FROM users u
                          WHERE u.id IN (c.direct_low, c.direct_high)
                            AND u.deleted_at IS NOT NULL)),
           ARRAY(SELECT m.user_id FROM members m WHERE m.conversation_id = c.id),
           CASE WHEN c.kind = 'direct' THEN
               ARRAY(SELECT m.user_id FROM members m
                     WHERE m.conversation_id = c.id AND m.has_written)
               ELSE '{}' END,
           CASE WHEN c.kind = 'direct' AND c.last_seq = 0 THEN
               ARRAY(SELECT m.user_id FROM members m
                     WHERE m.conversation_id = c.id AND NOT m.opened)
               ELSE '{}' END,
           to_ms(now())
    FROM unnest($1::uuid[]) wanted (id) JOIN conversations c ON c.id = wanted.id)";

constexpr auto noncesSql = R"(
    SELECT d.ord - 1, x.id, x.request_hash
    FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY d (sender_id, nonce, ord)
    JOIN messages x ON x.sender_id = d.sender_id AND x.nonce = d.nonce)";

constexpr auto insertSql = R"(
    INSERT INTO messages (conversation_id, seq, id, change_seq, sender_id, nonce, request_hash,
                          body, reply_to, created_at)
    SELECT conversation_id, seq, id, change_seq, sender_id, nonce, request_hash, body, reply_to,
           from_ms(at)
    FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::bigint[], $5::uuid[], $6::uuid[],
                $7::bytea[], $8::text[], $9::uuid[], $10::bigint[])
        d (conversation_id, seq, id, change_seq, sender_id, nonce, request_hash, body, reply_to, at))";

constexpr auto countSql = R"(
    UPDATE conversations c
    SET last_seq = d.seq, change_seq = d.change_seq, last_activity_at = from_ms(d.at)
    FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) d (id, seq, change_seq, at)
    WHERE c.id = d.id)";

constexpr auto readSql = R"(
    UPDATE members m SET read_seq = d.seq, has_written = true
    FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) d (conversation_id, user_id, seq)
    WHERE m.conversation_id = d.conversation_id AND m.user_id = d.user_id)";

// In groups where a mark is nobody else's business.
constexpr auto ownReadSql = R"(
    UPDATE members m SET read_seq = d.seq, has_written = true, state_seq = m.state_seq + 1
    FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) d (conversation_id, user_id, seq)
    WHERE m.conversation_id = d.conversation_id AND m.user_id = d.user_id
    RETURNING m.conversation_id, m.user_id, m.state_seq, m.read_seq, to_ms(m.muted_until))";

QByteArray hashOf(const Draft &draft)
{
    return QByteArray::fromHex(
        requestHash(draft.conversationId.toByteArray() + '\n' +
                    (draft.replyTo ? draft.replyTo->toByteArray() : QByteArray()) + '\n' +
                    draft.body.toUtf8()));
}

} // namespace

Result<BatchOutcome> MessageBatch::store(const QList<Draft> &drafts)
{
    BatchOutcome outcome;
    if (const auto begun = transaction_.begin(); !begun)
        return std::unexpected(begun.error());
    if (auto found = lookUp(drafts); !found)
        return std::unexpected(found.error());
    for (qsizetype i = 0; i < drafts.size(); ++i)
        outcome.answers.append(judge(drafts[i], i));
    if (auto written = write(drafts, outcome); !written)
        return std::unexpected(written.error());
    announce(outcome);
    return outcome;
}

Result<void> MessageBatch::lookUp(const QList<Draft> &drafts)
{
    QSet<ConversationId> ids;
    BinaryArray senders(Of::Uuid);
    BinaryArray nonces(Of::Uuid);
    QList<MessageId> sources;
    for (const auto &draft : drafts) {
        ids.insert(draft.conversationId);
        senders.add(draft.senderId);
        nonces.add(draft.nonce);
        hashes_.append(hashOf(draft));
        if (draft.replyTo)
            sources.append(*draft.replyTo);
    }
    const auto conversations = binaryArray(ids.values());
    const auto flown = connection_.run(QList<BinaryStatement>{
        {lockSql, {conversations}}, {placesSql, {conversations}}, {noncesSql, {senders, nonces}}});
    if (!flown)
        return std::unexpected(flown.error());
    takePlaces((*flown)[1]);
    if (auto taken = takeRepeated((*flown)[2]); !taken)
        return taken;
    return sources.isEmpty() ? Result<void>{} : findSources(sources);
}

void MessageBatch::takePlaces(const BinaryRows &rows)
{
    for (int row = 0; row < rows.count(); ++row) {
        Place place;
        place.lastSeq = rows.number(row, 1);
        place.changeSeq = rows.number(row, 2);
        place.isDirect = rows.flag(row, 3);
        place.isBarred = rows.flag(row, 4);
        place.members = rows.ids<UserId>(row, 5);
        const auto writers = rows.ids<UserId>(row, 6);
        place.writers = {writers.begin(), writers.end()};
        const auto unaware = rows.ids<UserId>(row, 7);
        place.unaware = {unaware.begin(), unaware.end()};
        now_ = Timestamp{std::chrono::milliseconds{rows.number(row, 8)}};
        places_.insert(rows.id<ConversationId>(row, 0), place);
    }
}

/// Of a message that is there already, the answer is that message, or that the nonce was another's.
Result<void> MessageBatch::takeRepeated(const BinaryRows &rows)
{
    QHash<MessageId, qsizetype> repeated;
    for (int row = 0; row < rows.count(); ++row) {
        const auto at = qsizetype(rows.number(row, 0));
        existing_.insert(at, std::nullopt);
        if (rows.bytes(row, 2) == hashes_[at])
            repeated.insert(rows.id<MessageId>(row, 1), at);
    }
    if (repeated.isEmpty())
        return {};
    static const QString sql = u"SELECT "_s + QLatin1StringView(messageColumns) +
                               u" FROM messages x WHERE x.id = ANY (?::uuid[])"_s;
    auto messages = connection_.run(sql, uuidArray(repeated.keys()));
    if (!messages)
        return std::unexpected(messages.error());
    while (messages->next()) {
        const auto message = readMessage(*messages, 0);
        existing_.insert(repeated.value(message.id), message);
    }
    return {};
}

Result<void> MessageBatch::findSources(const QList<MessageId> &ids)
{
    auto rows = connection_.run(
        u"SELECT id, conversation_id FROM messages WHERE id = ANY (?::uuid[])"_s, uuidArray(ids));
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        sources_.insert(rows->get<MessageId>(0), rows->get<ConversationId>(1));
    return {};
}

/// A good draft gets the next numbers of its conversation.
Result<StoredMessage> MessageBatch::judge(const Draft &draft, qsizetype at)
{
    const auto found = places_.find(draft.conversationId);
    if (found == places_.end() || !found->members.contains(draft.senderId))
        return refuse(ProblemCode::NotFound, u"There is no such conversation."_s);
    auto &place = *found;
    if (const auto existing = existing_.constFind(at); existing != existing_.cend()) {
        if (*existing)
            return StoredMessage{**existing, false};
        return refuse(ProblemCode::NonceReused, u"This nonce was used for another message."_s);
    }
    if (place.isBarred)
        return refuse(ProblemCode::CannotMessage, u"This person cannot be messaged."_s);
    if (draft.replyTo && sources_.value(*draft.replyTo) != draft.conversationId)
        return refuseField(u"reply_to"_s, u"not_found"_s,
                           u"must be a message of this conversation"_s);
    Message message;
    message.id = draft.id;
    message.conversationId = draft.conversationId;
    message.seq = place.lastSeq + ++place.added;
    message.changeSeq = place.changeSeq + place.added;
    message.senderId = draft.senderId;
    message.nonce = draft.nonce;
    message.body = draft.body;
    message.replyTo = draft.replyTo;
    message.createdAt = now_;
    return StoredMessage{message, true};
}

Result<void> MessageBatch::write(const QList<Draft> &drafts, const BatchOutcome &outcome)
{
    const qint64 now = now_.time_since_epoch().count();
    std::vector<BinaryArray> columns(10, BinaryArray(Of::Uuid));
    for (const std::size_t number : {1, 3, 9})
        columns[number] = BinaryArray(Of::Bigint);
    columns[6] = BinaryArray(Of::Bytea);
    columns[7] = BinaryArray(Of::Text);
    ReadMarks read;
    for (qsizetype i = 0; i < drafts.size(); ++i) {
        const auto &answer = outcome.answers[i];
        if (!answer || !answer->isNew)
            continue;
        const auto &message = answer->message;
        columns[0].add(message.conversationId);
        columns[1].add(message.seq);
        columns[2].add(message.id);
        columns[3].add(message.changeSeq);
        columns[4].add(message.senderId);
        columns[5].add(message.nonce);
        columns[6].add(hashes_[i]);
        columns[7].add(message.body.toUtf8());
        columns[8].add(message.replyTo);
        columns[9].add(now);
        read[{message.conversationId, message.senderId}] = message.seq;
    }
    if (read.isEmpty())
        return transaction_.commit();
    if (auto found = findFresh(); !found)
        return found;
    isCommitting_ = true;
    QList<BinaryStatement> last{{insertSql, {columns.begin(), columns.end()}},
                                {countSql, counters(now)},
                                {readSql, readMarks(read, true)}};
    const bool hasOwn = std::ranges::any_of(
        places_, [](const Place &place) { return place.added > 0 && !place.sharesReadMarks(); });
    if (hasOwn)
        last.append({ownReadSql, readMarks(read, false)});
    const auto flown = transaction_.commitBehind(last);
    if (!flown)
        return std::unexpected(flown.error());
    if (hasOwn)
        takeStates((*flown)[last.size() - 1]);
    return {};
}

QList<BinaryArray> MessageBatch::counters(qint64 now) const
{
    QList<BinaryArray> columns{BinaryArray(Of::Uuid), BinaryArray(Of::Bigint),
                               BinaryArray(Of::Bigint), BinaryArray(Of::Bigint)};
    for (const auto &[id, place] : places_.asKeyValueRange()) {
        if (place.added == 0)
            continue;
        columns[0].add(id);
        columns[1].add(place.lastSeq + place.added);
        columns[2].add(place.changeSeq + place.added);
        columns[3].add(now);
    }
    return columns;
}

/// Who writes has read up to there. Marks that all members see, or those that are the writers'
/// alone.
QList<BinaryArray> MessageBatch::readMarks(const ReadMarks &read, bool areShared) const
{
    QList<BinaryArray> columns{BinaryArray(Of::Uuid), BinaryArray(Of::Uuid),
                               BinaryArray(Of::Bigint)};
    for (const auto &[who, seq] : read.asKeyValueRange()) {
        if (places_.constFind(who.first)->sharesReadMarks() != areShared)
            continue;
        columns[0].add(who.first);
        columns[1].add(who.second);
        columns[2].add(seq);
    }
    return columns;
}

Result<void> MessageBatch::findFresh()
{
    for (const auto &[id, place] : places_.asKeyValueRange()) {
        if (!place.isDirect || place.lastSeq > 0 || place.added == 0)
            continue;
        auto conversation = ConversationRepository(connection_).shared(id);
        if (!conversation)
            return std::unexpected(conversation.error());
        fresh_.insert(id, *conversation);
    }
    return {};
}

} // namespace letschat::server
