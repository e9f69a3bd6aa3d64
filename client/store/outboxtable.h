#pragma once

#include "store/records.h"

namespace letschat::client {

class Sqlite;

/// What waits to be confirmed, and what was typed and not sent. Throws SqliteError; the store's
/// thread.
class OutboxTable
{
public:
    explicit OutboxTable(Sqlite &sqlite)
        : sqlite_(sqlite)
    {}

    /// Stores it as the newest, and gives it its place.
    void append(Outgoing &outgoing);
    /// Makes it the newest again, and waiting.
    void appendAgain(Nonce nonce);
    /// Takes over state, seq, aboveSeq and refusal.
    void update(const Outgoing &outgoing);
    /// False when there is none.
    bool remove(Nonce nonce);

    std::optional<Outgoing> find(Nonce nonce);
    /// In the order of sending.
    QList<Outgoing> all();
    QList<Outgoing> inConversation(ConversationId conversation);
    /// Those about this message that the server has, and whose effect had not come back.
    QList<Outgoing> settlingOn(MessageId target);

    void putDraft(const Draft &draft);
    QList<Draft> drafts();
    /// Without their edits, from a store of any schema.
    QList<Draft> draftsOfTheFirstSchema();
    std::optional<Draft> draftOf(ConversationId conversation);

private:
    Sqlite &sqlite_;
};

} // namespace letschat::client
