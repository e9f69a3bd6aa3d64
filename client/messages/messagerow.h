#pragma once

#include "protocol/messages.h"
#include "sync/draft.h"

#include <compare>
#include <limits>

namespace letschat::client {

/// Where a row stands; greater is newer. Confirmed messages stand at their `seq`. What is being
/// sent stands above all of them, in the order of sending. What failed stays where it was when it
/// failed, above the newest `seq` of that moment, so that what is sent later passes it.
struct MessageKey
{
    static constexpr qint64 unsent = std::numeric_limits<qint64>::max();

    qint64 seq = 0;
    qint64 order = 0;

    friend auto operator<=>(const MessageKey &, const MessageKey &) = default;
};

struct MessageRow
{
    enum class State { Sending, Sent, Failed, Read };

    MessageKey key;
    /// Null until the server has confirmed the message.
    MessageId id;
    Nonce nonce;
    UserId senderId;
    QString body;
    Timestamp time;
    qint64 changeSeq = 0;
    State state = State::Sent;
    QString failureReason;
    bool edited = false;
    bool deleted = false;

    static MessageRow of(const Message &message);
    static MessageRow of(const Draft &draft, UserId sender, qint64 newestSeq);
};

} // namespace letschat::client
