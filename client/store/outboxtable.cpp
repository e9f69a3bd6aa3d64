#include "store/outboxtable.h"

#include "store/sqlite.h"

namespace letschat::client {

namespace {

QList<Outgoing> readOutgoing(Rows &rows)
{
    QList<Outgoing> found;
    while (rows.next()) {
        Outgoing each;
        each.order = rows.number(0);
        each.nonce = rows.id<Nonce>(1);
        each.conversationId = rows.id<ConversationId>(2);
        each.kind = Outgoing::Kind(rows.number(3));
        each.target = rows.maybeId<MessageId>(4);
        each.body = rows.text(5);
        each.replyTo = rows.maybeId<MessageId>(6);
        each.seq = rows.number(7);
        each.writtenAt = rows.moment(8);
        each.state = Outgoing::State(rows.number(9));
        each.aboveSeq = rows.number(10);
        if (const auto refusal = rows.maybeNumber(11))
            each.refusal = ProblemCode(*refusal);
        found.append(each);
    }
    return found;
}

QList<Draft> readDrafts(Rows &rows)
{
    QList<Draft> found;
    while (rows.next()) {
        Draft draft{rows.id<ConversationId>(0), rows.text(1), rows.maybeId<MessageId>(2),
                    rows.moment(3)};
        if (const auto edited = rows.maybeId<MessageId>(4))
            draft.edit = DraftEdit{*edited, rows.text(5)};
        found.append(draft);
    }
    return found;
}

QVariant codeOf(const std::optional<ProblemCode> &refusal)
{
    return refusal ? QVariant(int(*refusal)) : QVariant();
}

} // namespace

void OutboxTable::append(Outgoing &outgoing)
{
    sqlite_.run("INSERT INTO outbox (nonce, conversation, kind, target, body, reply_to, seq,"
                " written_at, state, above_seq, refusal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                outgoing.nonce, outgoing.conversationId, int(outgoing.kind), outgoing.target,
                outgoing.body, outgoing.replyTo, outgoing.seq, outgoing.writtenAt,
                int(outgoing.state), outgoing.aboveSeq, codeOf(outgoing.refusal));
    outgoing.order = sqlite_.number("SELECT last_insert_rowid()").value_or(0);
}

void OutboxTable::appendAgain(Nonce nonce)
{
    auto held = find(nonce);
    if (!held)
        return;
    remove(nonce);
    held->state = Outgoing::State::Waiting;
    held->aboveSeq = 0;
    held->refusal.reset();
    append(*held);
}

void OutboxTable::update(const Outgoing &outgoing)
{
    sqlite_.run("UPDATE outbox SET state = ?, seq = ?, above_seq = ?, refusal = ? WHERE nonce = ?",
                int(outgoing.state), outgoing.seq, outgoing.aboveSeq, codeOf(outgoing.refusal),
                outgoing.nonce);
}

bool OutboxTable::remove(Nonce nonce)
{
    sqlite_.run("DELETE FROM outbox WHERE nonce = ?", nonce);
    return sqlite_.changedRows() > 0;
}

std::optional<Outgoing> OutboxTable::find(Nonce nonce)
{
    auto rows = sqlite_.run("SELECT place, nonce, conversation, kind, target, body, reply_to, seq,"
                            " written_at, state, above_seq, refusal FROM outbox WHERE nonce = ?",
                            nonce);
    const auto found = readOutgoing(rows);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QList<Outgoing> OutboxTable::all()
{
    auto rows = sqlite_.run("SELECT place, nonce, conversation, kind, target, body, reply_to, seq,"
                            " written_at, state, above_seq, refusal FROM outbox ORDER BY place");
    return readOutgoing(rows);
}

QList<Outgoing> OutboxTable::inConversation(ConversationId conversation)
{
    auto rows = sqlite_.run("SELECT place, nonce, conversation, kind, target, body, reply_to, seq,"
                            " written_at, state, above_seq, refusal FROM outbox"
                            " WHERE conversation = ? ORDER BY place",
                            conversation);
    return readOutgoing(rows);
}

QList<Outgoing> OutboxTable::settlingOn(MessageId target)
{
    auto rows = sqlite_.run("SELECT place, nonce, conversation, kind, target, body, reply_to, seq,"
                            " written_at, state, above_seq, refusal FROM outbox"
                            " WHERE target = ? AND state = 1 ORDER BY place",
                            target);
    return readOutgoing(rows);
}

void OutboxTable::putDraft(const Draft &draft)
{
    if (draft.isEmpty())
        sqlite_.run("DELETE FROM drafts WHERE conversation = ?", draft.conversationId);
    else
        sqlite_.run("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?, ?, ?)", draft.conversationId,
                    draft.text, draft.replyTo, draft.writtenAt,
                    draft.edit ? std::optional(draft.edit->message) : std::nullopt,
                    draft.edit ? std::optional(draft.edit->text) : std::nullopt);
}

QList<Draft> OutboxTable::drafts()
{
    auto rows = sqlite_.run("SELECT conversation, text, reply_to, written_at, edit_of, edit_text"
                            " FROM drafts");
    return readDrafts(rows);
}

QList<Draft> OutboxTable::draftsOfTheFirstSchema()
{
    auto rows = sqlite_.run("SELECT conversation, text, reply_to, written_at, NULL, NULL"
                            " FROM drafts");
    return readDrafts(rows);
}

std::optional<Draft> OutboxTable::draftOf(ConversationId conversation)
{
    auto rows = sqlite_.run("SELECT conversation, text, reply_to, written_at, edit_of, edit_text"
                            " FROM drafts"
                            " WHERE conversation = ?",
                            conversation);
    const auto found = readDrafts(rows);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

} // namespace letschat::client
