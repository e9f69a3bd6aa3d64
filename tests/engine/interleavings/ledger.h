#pragma once

#include "network/httplink.h"
#include "store/records.h"
#include "support/handlane.h"
#include "support/modelserver.h"

namespace letschat::test {

/// What the user of the device did, and what must have become of it: the server has it exactly
/// once, or it failed and stands in the outbox, or the user discarded it.
class Ledger
{
public:
    struct Entry
    {
        client::Outgoing::Kind kind = client::Outgoing::Kind::Message;
        Nonce nonce;
        ConversationId conversation;
        std::optional<MessageId> target;
        QString body;
        /// Which piece of work of the store takes it in.
        qsizetype work = 0;
        bool isRetried = false;
        bool isDiscarded = false;
        /// The program died before the store had it: as if it had not been done.
        bool isForgotten = false;
        /// The server had it before its database was set back.
        bool isVanished = false;
    };

    void add(const Entry &entry) { entries_.append(entry); }
    void noteRetried(Nonce nonce);
    void noteDiscarded(Nonce nonce);
    void noteCrash(const LaneQueue &lane);
    void noteRestored(const ModelServer &before, const ModelServer &after);
    /// A request of the device that the server has carried out.
    void noteCarriedOut(const client::HttpRequest &request);
    /// The server has the message that this sends.
    bool isSentAlready(const client::HttpRequest &request) const;

    /// Names what is wrong; empty where nothing is.
    QString check(const ModelServer &server, const QList<client::Outgoing> &outbox) const;

private:
    QString checkMessage(const Entry &entry, const ModelServer &server, bool hasFailed) const;
    QString checkOrder(const ModelServer &server, ConversationId conversation) const;
    bool wasCarriedOut(const Entry &entry) const;

    /// In the order in which the user did it.
    QList<Entry> entries_;
    QList<client::HttpRequest> carriedOut_;
};

} // namespace letschat::test
