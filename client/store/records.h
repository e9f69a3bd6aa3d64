#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"
#include "protocol/messages.h"
#include "protocol/problem.h"

#include <QList>
#include <QString>

#include <optional>

/// What the store holds beside the objects of the contract. Values, for any thread.
namespace letschat::client {

/// Something that the user did and the server has not confirmed.
struct Outgoing
{
    enum class Kind { Message, Edit, Deletion, Reaction, ReactionRemoval, ReadMark };
    enum class State {
        /// Is on its way, however often it has to be tried.
        Waiting,
        /// The server has it; what it did to the message has not come back yet.
        Settling,
        /// The server refused it.
        Failed,
    };

    /// A message's own; else chosen here, and known here only.
    Nonce nonce;
    ConversationId conversationId;
    Kind kind = Kind::Message;
    /// Which message is edited, deleted or reacted to.
    std::optional<MessageId> target;
    /// The text, or the emoji.
    QString body;
    std::optional<MessageId> replyTo;
    /// Up to where was read.
    qint64 seq = 0;
    Timestamp writtenAt;
    State state = State::Waiting;
    /// Grows with everything that is sent, and with a retry: the order in which they go out.
    qint64 order = 0;
    /// The newest `seq` at the moment at which it failed: there it stays.
    qint64 aboveSeq = 0;
    /// Why it failed.
    std::optional<ProblemCode> refusal;

    friend bool operator==(const Outgoing &, const Outgoing &) = default;
};

/// New words for a message, not saved.
struct DraftEdit
{
    MessageId message;
    QString text;

    friend bool operator==(const DraftEdit &, const DraftEdit &) = default;
};

/// What was typed and not sent.
struct Draft
{
    ConversationId conversationId;
    QString text;
    std::optional<MessageId> replyTo;
    Timestamp writtenAt;
    /// Beside it.
    std::optional<DraftEdit> edit{};

    bool isEmpty() const { return text.isEmpty() && !replyTo && !edit; }
    friend bool operator==(const Draft &, const Draft &) = default;
};

/// A part of a history as the store holds it, ascending by `seq`, without holes but for what is
/// just coming in at its end.
struct HistoryPart
{
    QList<Message> messages;
    /// False when it begins with the first message of the conversation.
    bool hasOlder = false;
    /// False when it goes to the newest message of the conversation.
    bool hasNewer = false;
};

} // namespace letschat::client
